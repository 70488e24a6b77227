import type { Ref } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SessionLogItem } from '../../../domain/wire'
import { moment, shortDay } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice } from '../parts/notice'
import type { ClientItem } from '../wire'
import type { Decision, EntryInVersions, UnreadEntry, Waiting } from '../wire_review'
import { codeWords, count } from '../words'
import { decided } from './decided'
import { SessionDay } from './session_history'
import { UnreadDialog } from './unread_dialog'
import { VersionsDialog } from './versions_dialog'

type Opened =
  | { readonly kind: 'unread'; readonly id: string }
  | { readonly kind: 'versions'; readonly id: string }
  | { readonly kind: 'day'; readonly log: SessionLogItem }

interface LinesProps {
  readonly client: ClientItem
  readonly unread: readonly UnreadEntry[]
  readonly versions: readonly EntryInVersions[]
  readonly onOpen: (opened: Opened) => void
}

function Lines({ client, unread, versions, onOpen }: LinesProps) {
  const came = (at: string, device: string | null) =>
    `Came ${moment(at, new Date(), client.time_zone)}${device ? ` from ${device}` : ''}`
  return (
    <>
      {unread.map((entry) => (
        <li key={entry.id}>
          <div>
            <b id={`came-${entry.id}`}>{came(entry.received_at, entry.device_name)}</b>
            <small>{entry.why}</small>
            {entry.has_locked && <small>It holds what looks like a red answer, so the routines were locked.</small>}
            {entry.decision && <small>{decided(entry.decision, client.time_zone)}</small>}
            {entry.decision?.reason && <q>{entry.decision.reason}</q>}
          </div>
          <button
            type="button"
            class="plain"
            aria-describedby={`came-${entry.id}`}
            onClick={() => onOpen({ kind: 'unread', id: entry.id })}
          >
            Look at it …
          </button>
        </li>
      ))}
      {versions.map((entry) => (
        <li key={entry.id}>
          <div>
            <b id={`came-${entry.id}`}>{came(entry.received_at, entry.device_name)}</b>
            <small>
              {codeWords(entry.kind)} that came in {entry.count} versions. All are kept.
            </small>
            {entry.has_locked && <small>One of them holds a red answer, so the routines were locked.</small>}
            {entry.decision && <small>{decided(entry.decision, client.time_zone)}</small>}
          </div>
          <button
            type="button"
            class="plain"
            aria-describedby={`came-${entry.id}`}
            onClick={() => onOpen({ kind: 'versions', id: entry.id })}
          >
            Compare …
          </button>
        </li>
      ))}
    </>
  )
}

interface Props {
  readonly client: ClientItem
  readonly today: string
  /** Rises with every change made on the page: then this is fetched again. */
  readonly round: number
  readonly onChange: () => void
}

interface ListsProps {
  readonly head: Ref<HTMLHeadingElement>
  readonly client: ClientItem
  readonly waiting: Waiting
  readonly onOpen: (opened: Opened) => void
}

function Lists({ head, client, waiting, onOpen }: ListsProps) {
  const open = <Item extends { readonly decision: Decision | null }>(items: readonly Item[], isOpen: boolean) =>
    items.filter((item) => (item.decision === null) === isOpen)
  const [unread, versions] = [open(waiting.unread, true), open(waiting.versions, true)]
  const number = unread.length + versions.length + waiting.dated_ahead.length
  const rest = waiting.unread.length + waiting.versions.length - unread.length - versions.length
  if (number + rest === 0) return null
  return (
    <section class={number > 0 ? 'card review' : 'card'} aria-labelledby="review">
      <h2 id="review" ref={head} tabIndex={-1}>
        {number > 0 ? `${count(number, 'record')} for you to settle` : 'Records that were settled'}
      </h2>
      {number > 0 && (
        <p class="small">
          All are kept as they came. Until you settle them they are in no figure, but for the first of several versions.
        </p>
      )}
      <ul class="review-lines">
        <Lines client={client} unread={unread} versions={versions} onOpen={onOpen} />
        {waiting.dated_ahead.map((log) => (
          <li key={log.id}>
            <div>
              <b id={`came-${log.id}`}>
                {shortDay(log.practised_on)} {log.practised_on.slice(0, 4)}, {log.routine_name ?? 'a session'}
              </b>
              <small>
                Came {moment(log.received_at, new Date(), client.time_zone)}, dated in the future. The phone’s clock may
                have been wrong.
              </small>
            </div>
            <button
              type="button"
              class="plain"
              aria-describedby={`came-${log.id}`}
              onClick={() => onOpen({ kind: 'day', log })}
            >
              Set its day …
            </button>
          </li>
        ))}
      </ul>
      {waiting.unread_total > waiting.unread.length && (
        <p class="small">
          The newest {waiting.unread.length} of {waiting.unread_total} are shown.
        </p>
      )}
      {rest > 0 && (
        <details>
          <summary>Settled already ({rest})</summary>
          <ul class="review-lines">
            <Lines
              client={client}
              unread={open(waiting.unread, false)}
              versions={open(waiting.versions, false)}
              onOpen={onOpen}
            />
          </ul>
        </details>
      )}
    </section>
  )
}

/** What a person has to look at: nothing is shown while nothing ever was. */
export function ReviewCard({ client, today, round, onChange }: Props) {
  const { state, reload } = useLoaded<Waiting>(`/clients/${client.id}/review`)
  const [opened, setOpened] = useState<Opened | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const isSettled = useRef(false)
  useEffect(() => {
    if (round === 0) return
    void reload().then(() => {
      // The button that opened the dialog is gone from its place: the focus goes to the head of what is left.
      if (isSettled.current) head.current?.focus()
      isSettled.current = false
    })
  }, [round])
  if (state.status === 'loading') return null
  if (state.status === 'failed') return <FailureNotice failure={state.failure} onRetry={() => void reload()} />
  const dialog = {
    client,
    today,
    onClose: () => setOpened(null),
    onSaved: () => {
      setOpened(null)
      isSettled.current = true
      onChange()
    },
  }
  return (
    <>
      <Lists head={head} client={client} waiting={state.data} onOpen={setOpened} />
      {opened?.kind === 'unread' && <UnreadDialog {...dialog} entryId={opened.id} />}
      {opened?.kind === 'versions' && <VersionsDialog {...dialog} entryId={opened.id} />}
      {opened?.kind === 'day' && <SessionDay {...dialog} log={opened.log} />}
    </>
  )
}
