import type { JSX } from 'preact'
import { withoutHeld } from '../../domain/hold'
import { notesOf } from '../../domain/plan_cautions'
import type { Body, Exercise, PlanCautions, Prescription, Side, Step } from '../../domain/wire'
import { counted, text } from '../../messages/messages'
import { doseInWords } from '../dose_words'
import { Thumbnail } from '../exercise_picture'
import { followInApp, HOW_TO } from '../navigation'
import { minutesAbout } from '../time_words'
import { LeftOut } from './left_out'
import type { RoutineToday } from './plan_today'

interface Props {
  readonly item: RoutineToday
  readonly timeline: readonly Step[]
  readonly exercises: Readonly<Record<string, Exercise>>
  /** Null: it cannot be started now (before or after the plan). */
  readonly onStart: (() => void) | null
  /** False before the plan starts: nothing is for today. */
  readonly isNow: boolean
  /** Exercises that wait for the therapist: they are not played. */
  readonly heldIds: ReadonlySet<string>
  /** Pain after a session of today asks for a rest: nothing is pressed on the person. */
  readonly isToRest: boolean
  /** The one thing to do next: the page's big button. */
  readonly isFirst: boolean
  readonly body: Body
  readonly cautions: PlanCautions | undefined
}

export function RoutineCard({
  item,
  timeline,
  exercises,
  onStart,
  isNow,
  heldIds,
  isToRest,
  isFirst,
  body,
  cautions,
}: Props): JSX.Element {
  const { routine } = item
  const played = withoutHeld(timeline, heldIds)
  const seconds = played.reduce((sum, step) => sum + step.seconds, 0)
  return (
    <section class="card stack" aria-labelledby={`routine-${routine.id}`}>
      <div>
        <div class="split">
          <h2 id={`routine-${routine.id}`}>{routine.name}</h2>
          <span class="small">
            {counted('today.exercises', routine.prescriptions.length)} ·{' '}
            {text('today.minutes', { minutes: minutesAbout(seconds) })}
          </span>
        </div>
        {isNow && <p class="small">{whenLine(item, isToRest)}</p>}
      </div>
      <ol class="exercise-list">
        {routine.prescriptions.map((prescription) => {
          const exercise = exercises[prescription.exercise_id]
          return (
            exercise && (
              <li key={prescription.id}>
                <a class="exercise-row" href={`${HOW_TO}${prescription.id}`} onClick={followInApp}>
                  {exercise.pictures && (
                    <Thumbnail pictures={exercise.pictures} body={body} side={sideOf(prescription)} />
                  )}
                  <span>
                    <b>{exercise.name}</b>
                    <span class="small block">{doseInWords(prescription, exercise)}</span>
                    {heldIds.has(exercise.id) && <span class="small block">{text('hold.here')}</span>}
                    {prescription.note && <span class="small block own-note">{prescription.note}</span>}
                    {notesOf(cautions, prescription.id).length > 0 && (
                      <span class="small block mind">{text('cautions.mind')}</span>
                    )}
                  </span>
                </a>
              </li>
            )
          )
        })}
      </ol>
      <LeftOut cautions={cautions} routineId={routine.id} />
      {played.length === 0 && timeline.length > 0 && <p>{text('hold.all')}</p>}
      {onStart && played.length > 0 && (
        <button
          type="button"
          class={isFirst && item.state === 'due' && !isToRest ? 'btn' : 'btn second'}
          aria-describedby={`routine-${routine.id}`}
          onClick={onStart}
        >
          {text('today.start')}
        </button>
      )}
    </section>
  )
}

function sideOf({ sides }: Prescription): Side | null {
  return sides === 'both' ? null : sides
}

function whenLine({ routine, state, done_today }: RoutineToday, isToRest: boolean): string {
  if (state === 'done') return text(isToRest ? 'today.done' : 'today.again')
  if (done_today > 0) return text('today.done_times', { done: done_today, times: routine.times_per_day })
  if (routine.times_per_week !== null) return text('today.due_week', { times: routine.times_per_week })
  return text(state === 'due' ? 'today.due' : 'today.other')
}
