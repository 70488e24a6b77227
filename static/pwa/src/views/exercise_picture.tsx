import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { sourceOf } from '../device/own_pictures'
import { emblem, fileOf, isMirrored, isPhoto } from '../domain/picture'
import type { Body, Pictures, Side } from '../domain/wire'

interface Props {
  readonly pictures: Pictures
  readonly body: Body
  /** Which is worked: a picture of the other one is turned round. Null: as it is. */
  readonly side: Side | null
  /** Which of the frames; the others lie under it, so that changing costs no loading. */
  readonly index: number
  /** Its words stand beside it, to be read once. */
  readonly isCaptioned?: boolean
  /** What lies over it. It stays where the picture is missing. */
  readonly children?: ComponentChildren
}

/** Class names, of those that hold. */
const classes = (...names: readonly (string | false)[]) => names.filter(Boolean).join(' ') || undefined

/** An exercise as a body does it. A picture that is not there leaves room to the words beside it. */
export function ExercisePicture({
  pictures,
  body,
  side,
  index,
  isCaptioned = false,
  children,
}: Props): JSX.Element | null {
  // By their source: one that comes later is another chance.
  const [missing, setMissing] = useState<string | null>(null)
  const sources = pictures.frames.map((frame) => sourceOf(fileOf(frame, body)))
  if (sources.some((source) => source === null || source === missing)) return <>{children}</>
  return (
    <div class={classes('picture', pictures.frames.some(isPhoto) && 'photo')}>
      {pictures.frames.map((frame, number) => (
        <img
          key={fileOf(frame, body)}
          src={sources[number] ?? undefined}
          width="720"
          height="540"
          alt={number === index && !isCaptioned ? frame.alt : ''}
          class={classes(number === index && 'shown', isMirrored(frame, side) && 'mirrored')}
          draggable={false}
          onError={() => setMissing(sources[number] ?? null)}
        />
      ))}
      {children}
    </div>
  )
}

/** A small one beside the name, which says what it shows. */
export function Thumbnail(props: { pictures: Pictures; body: Body; side?: Side | null }): JSX.Element | null {
  const frame = props.pictures.frames[emblem(props.pictures)]
  const [missing, setMissing] = useState<string | null>(null)
  const source = frame ? sourceOf(fileOf(frame, props.body)) : null
  if (!frame || source === null || source === missing) return null
  return (
    <span class={classes('thumbnail', isPhoto(frame) && 'photo')}>
      <img
        src={source}
        width="720"
        height="540"
        alt=""
        class={classes(isMirrored(frame, props.side ?? null) && 'mirrored')}
        loading="lazy"
        draggable={false}
        onError={() => setMissing(source)}
      />
    </span>
  )
}
