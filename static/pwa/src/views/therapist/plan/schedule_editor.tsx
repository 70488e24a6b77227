import { Choice } from '../parts/choice'
import { Wrong } from '../parts/field'
import { Stepper } from '../parts/stepper'
import { WEEKDAYS } from '../words'
import { useDesk } from './desk'
import type { DraftRoutine } from './draft'
import { setRoutine, toggleWeekday } from './edits'
import { wrongAt } from './problems'

const WAYS = [
  { value: 'weekdays', label: 'On set days' },
  { value: 'times_per_week', label: 'Times a week' },
] as const

function Days({ routine }: { readonly routine: DraftRoutine }) {
  const { change, placed } = useDesk()
  return (
    <fieldset class="weekday-choice">
      <legend>Days</legend>
      <div class="wrap">
        {WEEKDAYS.map((name, index) => (
          <label key={name}>
            <input
              type="checkbox"
              aria-label={name}
              checked={routine.weekdays.includes(index + 1)}
              onChange={() => change(toggleWeekday(routine.key, index + 1))}
            />
            <span aria-hidden="true">{name.slice(0, 3)}</span>
          </label>
        ))}
      </div>
      <Wrong errors={wrongAt(placed, `${routine.key}/weekdays`)} />
    </fieldset>
  )
}

export function ScheduleEditor({ routine }: { readonly routine: DraftRoutine }) {
  const { change, placed } = useDesk()
  const { key } = routine
  return (
    <div class="schedule">
      <Choice legend="How often" options={WAYS} value={routine.by} onChange={(by) => change(setRoutine(key, { by }))} />
      {routine.by === 'weekdays' ? (
        <Days routine={routine} />
      ) : (
        <Stepper
          key="times_per_week"
          label="Times a week"
          value={routine.times_per_week}
          min={1}
          max={7}
          onChange={(times_per_week) => change(setRoutine(key, { times_per_week }), `${key}/times_per_week`)}
          errors={wrongAt(placed, `${key}/times_per_week`)}
        />
      )}
      <Stepper
        key="times_per_day"
        label="Times a day"
        value={routine.times_per_day}
        min={1}
        max={6}
        onChange={(times_per_day) => change(setRoutine(key, { times_per_day }), `${key}/times_per_day`)}
        errors={wrongAt(placed, `${key}/times_per_day`)}
      />
    </div>
  )
}
