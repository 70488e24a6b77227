import type { JSX } from 'preact'
import { named, text } from '../../messages/messages'
import type { KnownSession } from '../../store/schema'
import { PlaceChip } from '../place_chip'
import { attentionReason, painInWords, shareInWords } from '../session_words'
import { moment } from '../time_words'

interface Props {
  readonly sessions: readonly KnownSession[]
  readonly routineName: (session: KnownSession) => string | null
  readonly refusedIds: ReadonlySet<string>
  readonly donePercent: number
  readonly nowMs: number
  /** What can be done about a session, where there is anything; `name` tells it from others. */
  readonly actions?: (session: KnownSession, name: string) => JSX.Element | null
}

/** Newest first; each says where it is, so that nobody has to wonder. */
export function SessionList({ sessions, ...rest }: Props): JSX.Element {
  return (
    <ul class="session-list">
      {sessions.map((session) => (
        <li key={session.id}>
          <SessionLine session={session} {...rest} />
        </li>
      ))}
    </ul>
  )
}

type LineProps = Omit<Props, 'sessions'> & { readonly session: KnownSession }

function SessionLine(props: LineProps): JSX.Element {
  const { session, refusedIds, nowMs, actions } = props
  const name = props.routineName(session) ?? text('session.unnamed')
  const when = moment(session.log.started_at, nowMs)
  const pain = painInWords(session.log)
  const reason = attentionReason(session, refusedIds)
  return (
    <>
      <div class="split">
        <b>{name}</b>
        <PlaceChip session={session} refusedIds={refusedIds} nowMs={nowMs} />
      </div>
      <p class="small">
        {when} · {shareInWords(session.log, props.donePercent)}
      </p>
      {pain && <p class="small">{pain}</p>}
      {session.log.corrected_at && (
        <p class="small">{text('session.changed', { when: moment(session.log.corrected_at, nowMs) })}</p>
      )}
      {reason && <p class="small">{named('session.attention', reason)}</p>}
      {actions?.(session, `${name}, ${when}`)}
    </>
  )
}
