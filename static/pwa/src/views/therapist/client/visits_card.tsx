import type { Page } from '../../../domain/wire'
import { dayMonth, relativeDay } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { Visit } from '../wire'

interface Props {
  readonly clientId: string
  readonly today: string
}

export function VisitsCard({ clientId, today }: Props) {
  const { state, reload } = useLoaded<Page<Visit>>(`/clients/${clientId}/visits`)
  return (
    <section class="card" aria-labelledby="visits">
      <h2 id="visits">Visits</h2>
      <Show state={state} what="the visits" onRetry={() => void reload()}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="small">No visit recorded. The figures start at the first plan.</p>
          ) : (
            <ul class="visits">
              {items.map((visit, index) => (
                <li key={visit.id}>
                  <b>{dayMonth(visit.visited_on, today)}</b>
                  {index === 0 && visit.next_visit_on && (
                    <small>next visit {relativeDay(visit.next_visit_on, today)}</small>
                  )}
                  {visit.note && <p>{visit.note}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </section>
  )
}
