import { useEffect, useRef } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { moment } from '../dates'
import { changedFields, draftOf, type OwnDraft } from './draft'
import { LABELS } from './words'

interface Props {
  /** As somebody saved it meanwhile. */
  readonly theirs: Exercise
  readonly base: OwnDraft
  readonly meanings: Readonly<Record<string, string>>
  readonly onTakeOver: () => void
  readonly onTakeTheirs: () => void
}

/** Two people changed the exercise: who saved what, and two ways on. Neither loses a word. */
export function ConflictCard({ theirs, base, meanings, onTakeOver, onTakeTheirs }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const fields = changedFields(base, draftOf(theirs, meanings)).map((field) => LABELS[field].toLowerCase())
  return (
    <section class="conflict" role="alert">
      <h2 ref={heading} tabIndex={-1}>
        This exercise was changed while you were writing
      </h2>
      <p>
        {theirs.own?.saved_by.display_name ?? 'Somebody'} saved it
        {theirs.own && ` ${moment(theirs.own.saved_at, new Date())}`}
        {fields.length > 0 ? `: ${fields.join(', ')}.` : ', with other pictures.'} What you wrote is all still here.
      </p>
      <div class="wrap">
        <button type="button" class="act" onClick={onTakeOver}>
          Put my changes onto it
        </button>
        <button type="button" class="plain" onClick={onTakeTheirs}>
          Take it as it is now
        </button>
      </div>
    </section>
  )
}
