import { addDays, mondayOf } from '../../../domain/local_date'
import { dayMonth } from '../dates'
import { Field } from '../parts/field'
import type { TickSheet } from '../wire_ticks'
import type { Ticks } from './use_ticks'

export interface InHand {
  readonly ticks: Ticks
  readonly sheet: TickSheet
}

/** Which sheet is in hand: it says so in its head. */
export function WhichSheet({ ticks, sheet }: InHand) {
  const { asked, setAsked, draft } = ticks
  const isEarlier = sheet.first_on > sheet.earliest_on
  return (
    <div class="tick-which">
      <Field
        label="Which sheet"
        hint={draft.size > 0 ? 'Save or clear the ticks to change this.' : 'The plan’s number stands at its top.'}
      >
        {({ id, describedBy }) => (
          <select
            id={id}
            aria-describedby={describedBy}
            value={String(sheet.plan_version)}
            disabled={draft.size > 0}
            onChange={(event) => setAsked({ ...asked, version: Number(event.currentTarget.value) })}
          >
            {sheet.versions.map(({ version, saved_on }) => (
              <option key={version} value={String(version)}>
                Plan {version}, saved {dayMonth(saved_on, sheet.last_on)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p class="small">
        {sheet.since_visit_on ? 'Since the visit of' : 'From'} {dayMonth(sheet.first_on, sheet.last_on)} to today.
      </p>
      {isEarlier && (
        <button
          type="button"
          class="plain"
          onClick={() => setAsked({ ...asked, firstOn: addDays(mondayOf(sheet.first_on), -7) })}
        >
          Show an earlier week
        </button>
      )}
    </div>
  )
}
