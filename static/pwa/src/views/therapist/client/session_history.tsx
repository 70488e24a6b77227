import { useState } from 'preact/hooks'
import { uuid7 } from '../../../domain/uuid7'
import type { SessionLogBody, SessionLogItem } from '../../../domain/wire'
import { type Failure, post } from '../api'
import { longDay, moment } from '../dates'
import { useLoaded } from '../loading'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, HistoryItem } from '../wire'
import { EVIDENCE } from '../words'
import { onDay, restored, withdrawn } from './session_bodies'
import { howMuch } from './session_steps'

const newId = () => uuid7(Date.now(), (bytes) => crypto.getRandomValues(bytes))

function who(log: HistoryItem): string {
  if (log.recorded_by) return log.recorded_by.display_name ?? 'an account that is gone'
  return log.device_name ? `the client, on ${log.device_name}` : 'the client’s phone'
}

function what(log: HistoryItem): string {
  if (log.is_withdrawn) return 'Withdrawn'
  return log.replaces_id ? 'Corrected' : log.made_from_id ? 'Made from a record that could not be read' : 'Recorded'
}

function Said({ log, timeZone }: { readonly log: HistoryItem; readonly timeZone: string }) {
  return (
    <li class={log.is_ruling ? 'ruling' : ''}>
      <b>
        {what(log)} by {who(log)}
      </b>
      , {moment(log.received_at, new Date(), timeZone)}
      {log.is_ruling && ' · this is how it stands'}
      {!log.is_withdrawn && (
        <small>
          {longDay(log.practised_on)}, {howMuch(log)}, {EVIDENCE[log.evidence]}
          {log.note && `, “${log.note}”`}
        </small>
      )}
    </li>
  )
}

interface DayProps {
  readonly client: ClientItem
  readonly log: SessionLogItem
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** The right day of a session: the one it says, confirmed, or another. */
export function SessionDay({ client, log, today, onClose, onSaved }: DayProps) {
  const [on, setOn] = useState(log.practised_on <= today ? log.practised_on : today)
  const [id] = useState(newId)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(`/clients/${client.id}/session-logs`, { id, ...onDay(log, on) })
    if (!answer.ok) return setFailure(answer.failure)
    onClose()
    onSaved()
  })
  const isAhead = log.flags.includes('future_date')
  return (
    <Dialog title="Set the day of a session" onClose={onClose}>
      <form class="form" onSubmit={onSubmit}>
        <p>
          The phone said {longDay(log.practised_on)} {log.practised_on.slice(0, 4)}.
          {isAhead && ' It was in the future when the session came, so it is in no figure yet.'}
        </p>
        <TextField label="The right day" type="date" value={on} max={today} required onInput={setOn} />
        <p class="small">What the phone said is kept. Your name and the time are kept with the change.</p>
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          {on === log.practised_on ? 'Confirm this day' : 'Move it to this day'}
        </button>
      </form>
    </Dialog>
  )
}

interface Props {
  readonly client: ClientItem
  readonly log: SessionLogItem
  readonly today: string
  readonly onChange: () => void
}

/** What was said of a session before, and what staff may do about it. */
export function SessionHistory({ client, log, today, onChange }: Props) {
  const { state, reload } = useLoaded<{ readonly items: readonly HistoryItem[] }>(
    `/clients/${client.id}/session-logs/${log.id}/history`,
  )
  const [asked, setAsked] = useState<'withdraw' | 'day' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = useOneAtATime(async () => {
    if (state.status !== 'ready') return
    const body: SessionLogBody | null = log.is_withdrawn ? restored(state.data.items) : withdrawn(log)
    const answer = body && (await post(`/clients/${client.id}/session-logs`, { id: newId(), ...body }))
    if (answer?.ok) return onChange()
    setFailure(answer?.failure ?? null)
  })
  return (
    <Show state={state} what="its history" onRetry={() => void reload()}>
      {({ items }) => (
        <div class="session-history">
          {items.length > 1 && (
            <>
              <h3>What was said of it</h3>
              <ol>
                {items.map((each) => (
                  <Said key={each.id} log={each} timeZone={client.time_zone} />
                ))}
              </ol>
            </>
          )}
          {asked !== 'withdraw' && (
            <div class="review-actions">
              {log.is_withdrawn && restored(items) && (
                <button
                  type="button"
                  class="plain"
                  disabled={save.isBusy}
                  onClick={(event) => void save.onSubmit(event)}
                >
                  Restore this session
                </button>
              )}
              {!log.is_withdrawn && (
                <>
                  <button type="button" class="plain" onClick={() => setAsked('day')}>
                    Set its day …
                  </button>
                  <button type="button" class="plain" onClick={() => setAsked('withdraw')}>
                    Withdraw it …
                  </button>
                </>
              )}
            </div>
          )}
          {asked === 'withdraw' && (
            <fieldset class="ask" aria-label="Withdraw this session">
              <p class="small">It leaves every figure. It stays in this list, and it can be restored.</p>
              <button type="button" class="plain" disabled={save.isBusy} onClick={(event) => void save.onSubmit(event)}>
                Withdraw this session
              </button>
              <button type="button" class="quiet" onClick={() => setAsked(null)}>
                Keep it
              </button>
            </fieldset>
          )}
          {failure && <FailureNotice failure={failure} />}
          {asked === 'day' && (
            <SessionDay client={client} log={log} today={today} onClose={() => setAsked(null)} onSaved={onChange} />
          )}
        </div>
      )}
    </Show>
  )
}
