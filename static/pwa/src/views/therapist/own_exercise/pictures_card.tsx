import { useEffect, useRef, useState } from 'preact/hooks'
import { Choice } from '../parts/choice'
import { TextField, Wrong } from '../parts/field'
import { ACCEPTED } from './picture_file'
import { type DraftPicture, hasRoom, type PictureProblems, pictureFrom, type WrongPictures } from './pictures'
import { ALT_LENGTH, MOST_PICTURES, SHOWN, SHOWS } from './words'

interface PictureProps {
  readonly picture: DraftPicture
  readonly number: number
  readonly hasSides: boolean
  readonly wrong: PictureProblems
  readonly onChange: (change: Partial<DraftPicture>) => void
}

/** What is asked of a photo before it is sent. */
function Asked({ picture, hasSides, wrong, onChange }: Omit<PictureProps, 'number'>) {
  return (
    <>
      <TextField
        label="What it shows"
        hint="Read to people who cannot see it. Say “the bent leg”, not left or right: the photo may be turned round."
        value={picture.alt}
        maxLength={ALT_LENGTH}
        required
        errors={wrong.alt}
        onInput={(alt) => onChange({ alt })}
      />
      {hasSides && (
        <div data-wrong={wrong.shows && ''}>
          <Choice
            legend="Which leg works in it"
            options={SHOWS}
            value={picture.shows}
            onChange={(shows) => onChange({ shows })}
          />
          <Wrong errors={wrong.shows ?? []} />
        </div>
      )}
    </>
  )
}

function OnePicture(props: PictureProps) {
  const { picture, number, hasSides, wrong, onChange } = props
  const { address, alt, file, isOut, shows } = picture
  const [isUnseen, setIsUnseen] = useState(false)
  return (
    <li class={isOut ? 'own-picture out' : 'own-picture'}>
      <img src={address} width="720" height="540" alt={alt} onError={() => setIsUnseen(true)} />
      <div class="form">
        {isUnseen && <p class="small odd">This picture cannot be shown here. The file may be damaged.</p>}
        {isOut && (
          <p class="small" role="status">
            {file ? 'Not sent.' : 'Removed when you save. Phones let go of it at their next contact.'}
          </p>
        )}
        {!isOut && file && <Asked picture={picture} hasSides={hasSides} wrong={wrong} onChange={onChange} />}
        {!isOut && !file && (
          <p>
            {alt} {hasSides && shows && <small>{SHOWN[shows]}</small>}
          </p>
        )}
        <div data-wrong={wrong.file && ''} class="form-acts">
          <Wrong errors={wrong.file ?? []} />
          <button
            type="button"
            class="plain"
            aria-label={isOut ? `Keep picture ${number}` : `Remove picture ${number}`}
            onClick={() => onChange({ isOut: !isOut })}
          >
            {isOut ? 'Keep it' : 'Remove'}
          </button>
        </div>
      </div>
    </li>
  )
}

interface PickProps {
  readonly label: string
  /** Opens the camera where there is one. */
  readonly isCamera: boolean
  readonly onPick: (file: Blob) => void
}

function Pick({ label, isCamera, onPick }: PickProps) {
  const picker = useRef<HTMLInputElement>(null)
  const pick = (file: Blob | undefined) => {
    if (file) onPick(file)
    // The same file can be picked again.
    if (picker.current) picker.current.value = ''
  }
  return (
    <>
      <button type="button" class="plain" onClick={() => picker.current?.click()}>
        {label}
      </button>
      <input
        ref={picker}
        hidden
        type="file"
        accept={ACCEPTED}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        aria-label={label}
        onChange={(event) => pick(event.currentTarget.files?.[0])}
      />
    </>
  )
}

const hasCamera = () => globalThis.matchMedia?.('(pointer: coarse)').matches ?? false

interface Props {
  readonly pictures: readonly DraftPicture[]
  readonly hasSides: boolean
  readonly wrong: WrongPictures
  readonly onChange: (change: (pictures: readonly DraftPicture[]) => readonly DraftPicture[]) => void
}

/** Photos are looked at here first, and sent when the exercise is saved. */
export function PicturesCard({ pictures, hasSides, wrong, onChange }: Props) {
  const [refused, setRefused] = useState<string | null>(null)
  const [isReading, setIsReading] = useState(false)
  const newest = useRef(pictures)
  newest.current = pictures
  useEffect(
    () => () => {
      for (const { address, file } of newest.current) if (file) URL.revokeObjectURL(address)
    },
    [],
  )
  const add = async (file: Blob) => {
    setRefused(null)
    setIsReading(true)
    const chosen = await pictureFrom(file)
    setIsReading(false)
    if ('wrong' in chosen) setRefused(chosen.wrong)
    else onChange((all) => [...all, chosen.picture])
  }
  const change = (key: string, part: Partial<DraftPicture>) =>
    onChange((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)))
  return (
    <section class="card form" aria-labelledby="own-pictures">
      <div>
        <h2 id="own-pictures">Pictures</h2>
        <p class="small">
          Up to {MOST_PICTURES}, in the order of the exercise; a hold shows the last. Photograph only people who agree:
          every client with this exercise sees them.
        </p>
      </div>
      {pictures.length > 0 && (
        <ul class="own-pictures">
          {pictures.map((picture, index) => (
            <OnePicture
              key={picture.key}
              picture={picture}
              number={index + 1}
              hasSides={hasSides}
              wrong={wrong.get(picture) ?? {}}
              onChange={(part) => change(picture.key, part)}
            />
          ))}
        </ul>
      )}
      {hasRoom(pictures) ? (
        <div class="form-acts">
          <Pick label="Choose a picture" isCamera={false} onPick={(file) => void add(file)} />
          {hasCamera() && <Pick label="Take a photo" isCamera onPick={(file) => void add(file)} />}
          <span class="small" role="status">
            {isReading && 'Reading the picture …'}
          </span>
        </div>
      ) : (
        <p class="small">{MOST_PICTURES} pictures are the most. Remove one to add another.</p>
      )}
      <Wrong errors={refused ? [refused] : []} />
    </section>
  )
}
