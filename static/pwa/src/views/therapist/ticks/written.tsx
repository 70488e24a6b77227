import { Choice } from '../parts/choice'
import { Field, NoteField } from '../parts/field'
import type { Draft, Part, Typed } from './draft'
import { changed, withPart } from './draft'

const AMOUNTS = [
  { value: 'all', label: 'All of it' },
  { value: 'half', label: 'About half' },
  { value: 'little', label: 'A little' },
] as const
const PARTS = [
  ['', 'Nothing written'],
  ['all', 'Done'],
  ['half', 'About half'],
  ['little', 'A little'],
  ['left_out', 'Left out'],
] as const

interface Props {
  readonly boxKey: string
  readonly typed: Typed
  readonly title: string
  /** Of the routine's exercises, in their order. */
  readonly names: readonly string[]
  readonly change: (how: (draft: Draft) => Draft) => void
}

/** What the person wrote beside a tick. Mostly nothing: then the box says all there is. */
export function Written({ boxKey, typed, title, names, change }: Props) {
  return (
    <section class="card stack-tight tick-written" aria-label={`Beside the tick of ${title}`}>
      <h2>Beside the tick of {title}</h2>
      <p class="small">Only if something is written there. A tick alone means: all of it.</p>
      <Choice
        legend="How much"
        options={AMOUNTS}
        value={typed.amount}
        onChange={(amount) => change((draft) => changed(draft, boxKey, { amount }))}
      />
      <div class="tick-parts">
        {names.map((name, place) => (
          <Field key={`${place} ${name}`} label={name}>
            {({ id }) => (
              <select
                id={id}
                value={typed.parts[place] ?? ''}
                onChange={(event) => {
                  const part = (event.currentTarget.value || null) as Part
                  change((draft) => withPart(draft, boxKey, place, part, names.length))
                }}
              >
                {PARTS.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <NoteField
        label="What the client wrote"
        value={typed.words}
        onInput={(words) => change((draft) => changed(draft, boxKey, { words }))}
      />
    </section>
  )
}
