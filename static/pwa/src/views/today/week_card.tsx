import type { JSX } from 'preact'
import type { Week } from '../../domain/week'
import { counted, text } from '../../messages/messages'
import { Icon } from '../icons'
import { dayNumber, longDate, shortDay } from '../time_words'

type Day = Week['days'][number]

/** This week as the phone counts it; what has not reached the therapist is said beside it. */
export function WeekCard({
  week,
  today,
  hasEnded,
  unsentSessions,
}: {
  week: Week
  today: string
  hasEnded: boolean
  unsentSessions: number
}): JSX.Element {
  // Nothing counts yet: a number would read as a verdict on the days before.
  const isAhead = (week.counted_from ?? today) > today
  return (
    <section class="card stack" aria-labelledby="week-title">
      <div class="split">
        <h2 id="week-title">{text('week.title')}</h2>
        {!isAhead && (
          <span class="small">
            {week.target > 0
              ? text('week.done_of', { done: week.done, prescribed: week.target })
              : text('week.done', { done: week.done })}
            {week.extra > 0 && ` · ${text('week.extra', { extra: week.extra })}`}
          </span>
        )}
      </div>
      <ol class="week">
        {week.days.map((day) => (
          <DayCell key={day.on} day={day} today={today} />
        ))}
      </ol>
      {week.counted_from && !hasEnded && (
        <p class="small">
          {text(isAhead ? 'week.counts_from' : 'week.counted_from', {
            day: longDate(week.counted_from),
          })}
        </p>
      )}
      {unsentSessions > 0 && <p class="small">{counted('week.here', unsentSessions)}</p>}
    </section>
  )
}

function DayCell({ day, today }: { day: Day; today: string }): JSX.Element {
  const state = stateOf(day)
  const isToday = day.on === today
  const spoken = [longDate(day.on), isToday ? text('day.today') : null, text(`day.${state}`)].filter(Boolean).join(', ')
  return (
    <li class={`day ${state} ${isToday ? 'is-today' : ''}`}>
      <span class="only-read">{spoken}</span>
      <span aria-hidden="true">{shortDay(day.on)}</span>
      <b aria-hidden="true">{state === 'done' ? <Icon name="check" /> : isToday ? dayNumber(day.on) : ''}</b>
    </li>
  )
}

function stateOf(day: Day): 'done' | 'partly' | 'paused' | 'planned' | 'rest' {
  if (day.done > 0 && day.done >= day.due) return 'done'
  if (day.done > 0 || day.partly > 0) return 'partly'
  if (day.is_paused) return 'paused'
  return day.due > 0 ? 'planned' : 'rest'
}
