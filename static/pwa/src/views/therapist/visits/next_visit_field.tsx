import { shortDay } from '../dates'
import { TextField } from '../parts/field'
import type { Rhythm } from '../wire'
import { nextDays } from './next_days'

interface Props {
  readonly label?: string
  readonly value: string
  readonly visitedOn: string
  /** undefined: not known yet. */
  readonly rhythm: Rhythm | null | undefined
  readonly errors: readonly string[] | undefined
  readonly onInput: (on: string) => void
}

/** The next visit: typed, or one tap for a day that the client's rhythm suggests. */
export function NextVisitField({
  label = 'Next visit, if you know it',
  value,
  visitedOn,
  rhythm,
  errors,
  onInput,
}: Props) {
  return (
    <div class="stack tight">
      <TextField
        label={label}
        type="date"
        value={value}
        min={visitedOn}
        onInput={onInput}
        errors={errors}
        hint={rhythm ? `Meant: ${rhythm.text}.` : undefined}
      />
      {rhythm !== undefined && (
        <fieldset class="wrap">
          <legend class="only-read">Days to choose from</legend>
          {nextDays(visitedOn, rhythm).map(({ on, after }) => (
            <button key={on} type="button" class="plain" aria-pressed={on === value} onClick={() => onInput(on)}>
              <span>
                {shortDay(on)} <small>in {after}</small>
              </span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
