import type { JSX } from 'preact'
import type { AdherenceAnswer, DayState } from '../../domain/wire'
import { text } from '../../messages/later'
import { dayNumber, longDate, shortDay } from '../time_words'

export interface CalendarDay {
  readonly on: string
  readonly state: DayState | 'ahead' | 'none'
  /** Sessions of that day that are only on this phone. */
  readonly here: number
}

const SIGNS: Partial<Record<CalendarDay['state'], string>> = { done: '✓', extra: '✓', unknown: '?' }
const KEY = ['done', 'partly', 'missed', 'unknown', 'open', 'extra', 'locked', 'paused', 'rest', 'none'] as const

/** Weeks from Monday to Sunday, oldest first. Each mark has a shape of its own and says itself in words. */
export function Calendar({ days, today }: { days: readonly CalendarDay[]; today: string }): JSX.Element {
  const used = KEY.filter((state) => days.some((day) => day.state === state))
  return (
    <div class="stack">
      <ol class="calendar">
        {days.slice(0, 7).map((day) => (
          <li key={day.on} class="small calendar-head" aria-hidden="true">
            {shortDay(day.on)}
          </li>
        ))}
        {days.map((day) => (
          <li key={day.on}>
            <span class="only-read">{spoken(day)}</span>
            <span class={`mark ${day.state} ${day.on === today ? 'is-today' : ''}`} aria-hidden="true">
              {SIGNS[day.state] ?? dayNumber(day.on)}
            </span>
          </li>
        ))}
      </ol>
      <ul class="mark-key small" aria-label={text('progress.key')}>
        {used.map((state) => (
          <li key={state}>
            <span class={`mark ${state}`} aria-hidden="true">
              {SIGNS[state] ?? ''}
            </span>
            {text(`day.${state}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function spoken({ on, state, here }: CalendarDay): string {
  const words = `${longDate(on)}: ${text(`day.${state}`)}`
  return here > 0 ? `${words}, ${text('session.on_phone')}` : words
}

/** The server's day where it has judged one; a session that only this phone knows shows all the same. */
export function calendarDays(
  dates: readonly string[],
  today: string,
  answer: AdherenceAnswer | null,
  sessions: readonly { practised_on: string; is_done: boolean; is_pending: boolean }[],
): CalendarDay[] {
  return dates.map((on) => {
    const judged = answer?.days.find((day) => day.on === on)?.state
    const known = sessions.filter((session) => session.practised_on === on && (!judged || session.is_pending))
    const here = known.filter((session) => session.is_pending).length
    if (known.length === 0) return { on, state: judged ?? (on > today ? 'ahead' : 'none'), here }
    const isDone = judged === 'done' || judged === 'extra' || known.some((session) => session.is_done)
    return { on, state: judged === 'extra' ? 'extra' : isDone ? 'done' : 'partly', here }
  })
}
