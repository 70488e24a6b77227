import { dayMonth, moment } from '../dates'
import type { Visit } from '../wire'
import { count } from '../words'

interface Props {
  readonly visit: Visit
  readonly today: string
}

/** What the visit said before, newest first. */
export function VisitHistory({ visit, today }: Props) {
  if (visit.changes.length === 0) return null
  return (
    <details class="history">
      <summary>Changed {count(visit.changes.length, 'time')}</summary>
      <ul>
        {visit.changes.map((before) => (
          <li key={before.changed_at}>
            <small>
              Until {moment(before.changed_at)}, when {before.changed_by.display_name ?? 'an account that is gone'}{' '}
              changed it:
            </small>
            <span>
              {dayMonth(before.visited_on, today)}
              {before.next_visit_on && `, next visit ${dayMonth(before.next_visit_on, today)}`}
              {before.is_withdrawn && ', taken back'}
              {before.note && <q>{before.note}</q>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
