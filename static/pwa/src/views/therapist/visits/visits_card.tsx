import { useEffect, useState } from 'preact/hooks'
import { dayMonth, longDay, relativeDay } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientItem, Visit, VisitPage } from '../wire'
import { PlanNext } from './plan_next'
import { RecordVisit } from './record_visit'
import { setWithdrawn } from './take_back'
import { VisitHistory } from './visit_history'

interface RowProps {
  readonly visit: Visit
  readonly today: string
  readonly onChangeIt: () => void
  readonly onWithdraw: (isWithdrawn: boolean) => void
}

function VisitRow({ visit, today, onChangeIt, onWithdraw }: RowProps) {
  const day = dayMonth(visit.visited_on, today)
  return (
    <li class={visit.is_withdrawn ? 'withdrawn' : ''}>
      <div class="split">
        <span>
          <b>{day}</b>
          {visit.is_withdrawn && <small>taken back: it counts nowhere</small>}
        </span>
        <span class="acts">
          {!visit.is_withdrawn && (
            <button type="button" class="quiet" aria-label={`Change the visit of ${day}`} onClick={onChangeIt}>
              Change
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={`${visit.is_withdrawn ? 'Put back' : 'Take back'} the visit of ${day}`}
            onClick={() => onWithdraw(!visit.is_withdrawn)}
          >
            {visit.is_withdrawn ? 'Put back' : 'Take back'}
          </button>
        </span>
      </div>
      {visit.note && <p>{visit.note}</p>}
      <VisitHistory visit={visit} today={today} />
    </li>
  )
}

interface NextProps {
  readonly clientId: string
  readonly on: string | null
  readonly today: string
  readonly onPlan: () => void
}

/** The next visit, to be planned or moved, and the file that puts it into a calendar. */
function NextVisit({ clientId, on, today, onPlan }: NextProps) {
  return (
    <div class="stack tight">
      {on ? (
        <p>
          Next visit: <b>{longDay(on)}</b> <small>{relativeDay(on, today)}</small>
        </p>
      ) : (
        <p class="small">No next visit is planned.</p>
      )}
      <div class="wrap">
        <button type="button" class="plain" onClick={onPlan}>
          {on ? 'Move the next visit' : 'Plan the next visit'}
        </button>
        {on && (
          <a class="plain" href={`/api/v1/clients/${clientId}/visits.ics`} download>
            Add to my calendar, with the name
          </a>
        )}
      </div>
    </div>
  )
}

interface Props {
  readonly client: ClientItem
  readonly today: string
  /** Rises with every change made on the page. */
  readonly round: number
  readonly onChange: () => void
}

const SHOWN = 10

/** Visits, newest first. A wrong one is changed or taken back; what it said before stays to be read. */
export function VisitsCard({ client, today, round, onChange }: Props) {
  const [limit, setLimit] = useState(SHOWN)
  const { state, reload } = useLoaded<VisitPage>(`/clients/${client.id}/visits?limit=${limit}`)
  // In place, so that the button that was pressed keeps the focus.
  useEffect(() => {
    if (round > 0) void reload()
  }, [round])
  const [changing, setChanging] = useState<Visit | null>(null)
  const [isPlanning, setIsPlanning] = useState(false)
  return (
    <section class="card" aria-labelledby="visits">
      <h2 id="visits">Visits</h2>
      <Show state={state} what="the visits" onRetry={() => void reload()}>
        {({ items, next_cursor, next_visit_on, rhythm }) => (
          <>
            {items.length === 0 && <p class="small">No visit recorded. The figures start at the first plan.</p>}
            <NextVisit clientId={client.id} on={next_visit_on} today={today} onPlan={() => setIsPlanning(true)} />
            {rhythm && <p class="small">Meant: {rhythm.text}.</p>}
            <ul class="visits">
              {items.map((visit) => (
                <VisitRow
                  key={visit.id}
                  visit={visit}
                  today={today}
                  onChangeIt={() => setChanging(visit)}
                  onWithdraw={(isWithdrawn) => void setWithdrawn(client.id, visit, isWithdrawn, onChange)}
                />
              ))}
            </ul>
            {next_cursor && limit < 200 && (
              <button type="button" class="plain" onClick={() => setLimit(200)}>
                Show older visits
              </button>
            )}
          </>
        )}
      </Show>
      {isPlanning && state.status === 'ready' && (
        <PlanNext
          client={client}
          today={today}
          planned={state.data.next_visit_on}
          rhythm={state.data.rhythm}
          onClose={() => setIsPlanning(false)}
          onSaved={onChange}
        />
      )}
      {changing && (
        <RecordVisit
          client={client}
          today={today}
          visit={changing}
          onClose={() => setChanging(null)}
          onSaved={onChange}
        />
      )}
    </section>
  )
}
