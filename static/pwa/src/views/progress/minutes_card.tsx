import type { JSX } from 'preact'
import type { WeekMinutes } from '../../domain/practice_minutes'
import { text } from '../../messages/later'
import { duration, shortDate } from '../time_words'

/** A bar for each week, with its time in words beside it. */
export function MinutesCard({ weeks }: { weeks: readonly WeekMinutes[] }): JSX.Element {
  const most = Math.max(...weeks.map(({ seconds }) => seconds))
  return (
    <section class="card stack" aria-labelledby="minutes-title">
      <div>
        <h2 id="minutes-title">{text('progress.minutes_title')}</h2>
        <p class="small">{text('progress.minutes_source')}</p>
      </div>
      {most === 0 ? (
        <p>{text('progress.minutes_none')}</p>
      ) : (
        <ol class="minutes">
          {weeks.map(({ first_on, seconds }) => (
            <li key={first_on}>
              <span class="small">{text('progress.week', { day: shortDate(first_on) })}</span>
              <svg class="minutes-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * seconds) / most} height="10" />
              </svg>
              <b>{duration(seconds)}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
