import type { JSX } from 'preact'
import type { AdherenceAnswer, Exercise } from '../../domain/wire'
import { counted, text } from '../../messages/later'
import { DoseList, type DoseRow } from '../dose_list'
import { sideInWords } from '../dose_words'
import { duration, moment, shortDate } from '../time_words'

interface Props {
  readonly answer: AdherenceAnswer
  readonly exercises: Readonly<Record<string, Exercise>>
  readonly asOfMs: number
  readonly nowMs: number
  readonly donePercent: number
  /** Sessions of this phone that the figures cannot know yet. */
  readonly unsent: number
}

/** The person's own figures: each number with its denominator and where it comes from. */
export function Figures({ answer, exercises, asOfMs, nowMs, donePercent, unsent }: Props): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="figures-title">
      <div>
        <h2 id="figures-title">{text('progress.figures')}</h2>
        <p class="small">
          {text('progress.window', {
            first: shortDate(answer.window.first_on),
            last: shortDate(answer.window.last_on),
          })}
          . {text('progress.figures_source', { when: moment(asOfMs, nowMs) })}
        </p>
      </div>
      <div>
        {answer.prescribed > 0 ? (
          <>
            <p class="big-figure">{text('progress.of', { done: answer.done, prescribed: answer.prescribed })}</p>
            <p>{text('progress.sessions_done')}</p>
            <p class="small">
              {text('progress.timed_split', { timed: answer.done_timed, added: answer.done_added_later })}
            </p>
          </>
        ) : (
          <p>{text('progress.none_due')}</p>
        )}
      </div>
      <ul class="stack-tight">
        <li>{counted('progress.days', answer.days_practised)}</li>
        {answer.partly > 0 && <li>{counted('progress.partly', answer.partly, { percent: donePercent })}</li>}
        {answer.missed > 0 && <li>{counted('progress.missed', answer.missed)}</li>}
        {answer.open > 0 && <li>{counted('progress.open', answer.open)}</li>}
        {answer.extra > 0 && <li>{counted('progress.extra', answer.extra)}</li>}
        {answer.unknown > 0 && <li>{counted('progress.unknown', answer.unknown)}</li>}
      </ul>
      {answer.unknown > 0 && (
        <p class="notice small">{text('progress.unknown_why', { devices: devicesInWords(answer, nowMs) })}</p>
      )}
      {unsent > 0 && <p class="notice small">{counted('progress.local_more', unsent)}</p>}
      {answer.dose.length > 0 && <p>{heldInAll(answer)}</p>}
      {answer.dose.length > 0 && (
        <DoseList level="h3" title={text('progress.dose_title')} rows={doseRows(answer, exercises)} />
      )}
    </section>
  )
}

function heldInAll({ dose }: AdherenceAnswer): string {
  const sum = (seconds: readonly number[]) => duration(seconds.reduce((total, one) => total + one, 0))
  return text('progress.held_total', {
    done: sum(dose.map((part) => part.done_seconds)),
    prescribed: sum(dose.map((part) => part.prescribed_seconds)),
  })
}

function devicesInWords({ devices }: AdherenceAnswer, nowMs: number): string {
  return devices
    .map(({ name, last_heard_at }) =>
      last_heard_at
        ? text('progress.device_heard', { name, when: moment(last_heard_at, nowMs) })
        : text('progress.device_never', { name }),
    )
    .join(', ')
}

function doseRows({ dose }: AdherenceAnswer, exercises: Props['exercises']): DoseRow[] {
  return dose.map(({ exercise_id, side, prescribed_seconds, done_seconds }) => {
    const exercise = exercises[exercise_id]
    return {
      name: exercise?.name ?? text('progress.former_exercise'),
      side: side && exercise ? sideInWords(side, exercise).toLowerCase() : null,
      prescribed_seconds,
      done_seconds,
    }
  })
}
