import { dayMonth, moment, relativeDay, todayIn } from '../dates'
import { Share } from '../parts/share'
import type { Attention, CaseloadItem, Figures } from '../wire'
import { AFFECTED } from '../words'
import { besideDone, has } from './rows'

interface FiguresProps {
  readonly figures: Figures | null
  readonly lastVisitOn: string | null
}

/** "11 to 27 November" */
function span(firstOn: string, lastOn: string): string {
  const isOneMonth = firstOn.slice(0, 7) === lastOn.slice(0, 7)
  return `${isOneMonth ? Number(firstOn.slice(8)) : dayMonth(firstOn)} to ${dayMonth(lastOn)}`
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
        {span(window.first_on, window.last_on)}
        {lastVisitOn === null && ', no visit yet'}
      </small>
    </>
  )
}

const COLOURS: Readonly<Record<string, string>> = { red_answer: 'bad', new_since_looked: 'ok', visit_today: 'ok' }

function Reasons({ attention }: { readonly attention: readonly Attention[] }) {
  return (
    <ul class="reasons">
      {attention.map((reason) => (
        <li key={reason.reason + reason.text} class={`chip ${COLOURS[reason.reason] ?? ''}`}>
          {reason.text}
        </li>
      ))}
    </ul>
  )
}

interface RowProps {
  readonly item: CaseloadItem
  readonly today: string
  readonly onRecordVisit: (item: CaseloadItem) => void
}

function Row({ item, today, onRecordVisit }: RowProps) {
  const { client } = item
  const wantsVisit = has(item, 'visit_today') || has(item, 'visit_due')
  return (
    <tr class={item.attention.length > 0 ? 'wants' : ''}>
      <th scope="row">
        <a href={`/therapist/clients/${client.id}`} data-row={client.id}>
          {client.display_name}
        </a>
        <small>{AFFECTED[client.affected_side]}</small>
      </th>
      <td data-label="Since the last visit">
        <FiguresCell figures={item.figures} lastVisitOn={item.last_visit_on} />
      </td>
      <td data-label="Needs attention">
        {item.attention.length > 0 ? <Reasons attention={item.attention} /> : <span class="muted">nothing</span>}
        {wantsVisit && (
          <button
            type="button"
            class="plain small-button"
            aria-label={`Record visit of ${client.display_name}`}
            onClick={() => onRecordVisit(item)}
          >
            Record visit
          </button>
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

interface Props {
  readonly rows: readonly CaseloadItem[]
  readonly caption: string
  readonly onRecordVisit: (item: CaseloadItem) => void
}

export function CaseloadTable({ rows, caption, onRecordVisit }: Props) {
  return (
    <div class="card flush">
      <table class="caseload">
        <caption class="only-read">{caption}</caption>
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
            <Row
              key={item.client.id}
              item={item}
              today={todayIn(item.client.time_zone)}
              onRecordVisit={onRecordVisit}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
