import { besideDone } from './caseload_rows'
import { dayMonth, moment, relativeDay, todayIn } from './dates'
import { Share } from './parts/share'
import type { CaseloadItem, Figures } from './wire'
import { AFFECTED } from './words'

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

interface FiguresProps {
  readonly figures: Figures | null
  readonly lastVisitOn: string | null
}

function FiguresCell({ figures, lastVisitOn }: FiguresProps) {
  if (!figures || figures.prescribed + figures.unknown + figures.open + figures.extra === 0) {
    return <span class="muted">Nothing was due yet</span>
  }
  const { window } = figures
  return (
    <>
      {figures.prescribed > 0 ? (
        <span class="figure">
          <b>{figures.done}</b> of {figures.prescribed} done
        </span>
      ) : (
        <span class="figure muted">None judged so far</span>
      )}
      {figures.prescribed > 0 && <Share of={figures} />}
      <small>{besideDone(figures).join(' · ') || 'nothing missed'}</small>
      <small>
        {dayMonth(window.first_on)} to {dayMonth(window.last_on)}
        {lastVisitOn === null && ', no visit yet'}
      </small>
    </>
  )
}

function Row({ item, today }: { readonly item: CaseloadItem; readonly today: string }) {
  const { client } = item
  return (
    <tr class={item.attention.length > 0 ? 'wants' : ''}>
      <th scope="row">
        <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a>
        <small>{AFFECTED[client.affected_side]}</small>
      </th>
      <td data-label="Since the last visit">
        <FiguresCell figures={item.figures} lastVisitOn={item.last_visit_on} />
      </td>
      <td data-label="Needs attention">
        {item.attention.length > 0 && (
          <ul class="reasons">
            {item.attention.map((reason) => (
              <li key={reason.reason} class={reason.reason === 'red_answer' ? 'chip bad' : 'chip'}>
                {reason.text}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label="Last practised">
        {item.last_practised_on ? relativeDay(item.last_practised_on, today) : <span class="muted">never</span>}
      </td>
      <td data-label="Phone last heard">
        {item.last_heard_at ? moment(item.last_heard_at) : <span class="muted">never</span>}
      </td>
      <td data-label="Next visit">
        {item.next_visit_on ? relativeDay(item.next_visit_on, today) : <span class="muted">not set</span>}
      </td>
    </tr>
  )
}

export function CaseloadTable({ rows }: { readonly rows: readonly CaseloadItem[] }) {
  const today = todayIn(browserZone())
  return (
    <div class="card flush">
      <table class="caseload">
        <caption class="only-read">Clients with the figures of their current window</caption>
        <thead>
          <tr>
            <th scope="col">Client</th>
            <th scope="col">Since the last visit</th>
            <th scope="col">Needs attention</th>
            <th scope="col">Last practised</th>
            <th scope="col">Phone last heard</th>
            <th scope="col">Next visit</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <Row key={item.client.id} item={item} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
