import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Page, SessionLogItem } from '../../../domain/wire'
import { type Failure, get } from '../api'
import { byId, type ExerciseById, useCatalogue } from '../catalogue'
import { FailureNotice } from '../parts/notice'
import type { ClientItem } from '../wire'
import { AddSession } from './add_session'
import { SessionRow } from './session_row'

const NONE: ExerciseById = new Map()

interface Listed {
  readonly items: readonly SessionLogItem[]
  /** undefined: nothing fetched yet; null: that was all. */
  readonly next: string | null | undefined
}

/** Session logs page by page, newest first. */
function useSessions(clientId: string) {
  const [listed, setListed] = useState<Listed>({ items: [], next: undefined })
  const [failure, setFailure] = useState<Failure | null>(null)
  const more = async () => {
    setFailure(null)
    const cursor = listed.next ? `&cursor=${encodeURIComponent(listed.next)}` : ''
    const answer = await get<Page<SessionLogItem>>(`/clients/${clientId}/session-logs?limit=10${cursor}`)
    if (answer.ok) setListed({ items: [...listed.items, ...answer.data.items], next: answer.data.next_cursor })
    else setFailure(answer.failure)
  }
  useEffect(() => void more(), [clientId])
  return { ...listed, failure, more: () => void more() }
}

interface Props {
  readonly client: ClientItem
  readonly today: string
  readonly onChange: () => void
}

export function SessionsCard({ client, today, onChange }: Props) {
  const { items, next, failure, more } = useSessions(client.id)
  const { state } = useCatalogue()
  const exercises = useMemo(() => (state.status === 'ready' ? byId(state.data) : NONE), [state])
  const [isAdding, setIsAdding] = useState(false)
  return (
    <section class="card" aria-labelledby="sessions">
      <div class="split">
        <h2 id="sessions">Sessions</h2>
        <div class="acts">
          <button type="button" class="plain" onClick={() => setIsAdding(true)}>
            Add a session the client reports
          </button>
          <a class="plain" href={`/therapist/clients/${client.id}/ticks`}>
            Type in a paper sheet
          </a>
        </div>
      </div>
      {next === undefined && !failure && <p role="status">Loading sessions …</p>}
      {next !== undefined && items.length === 0 && <p class="small">No session has arrived yet.</p>}
      <ul class="sessions">
        {items.map((log) => (
          <SessionRow key={log.id} log={log} exercises={exercises} client={client} today={today} onChange={onChange} />
        ))}
      </ul>
      {failure && <FailureNotice failure={failure} onRetry={more} />}
      {next && (
        <button type="button" class="plain" onClick={more}>
          Show older sessions
        </button>
      )}
      {isAdding && <AddSession client={client} today={today} onClose={() => setIsAdding(false)} onSaved={onChange} />}
    </section>
  )
}
