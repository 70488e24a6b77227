import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
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
  /** Takes a session out or, of withdrawn ones, puts it back; false: it could not be written. Absent: neither. */
  readonly onWithdraw?: (session: KnownSession, is_withdrawn: boolean) => Promise<boolean>
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
  const { session, refusedIds, nowMs, onWithdraw } = props
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
      {reason && <p class="small">{named('session.attention', reason)}</p>}
      {onWithdraw && isOwnRecord(session) && (
        <Withdraw
          name={`${name}, ${when}`}
          isOut={session.log.is_withdrawn}
          onChange={(is_withdrawn) => onWithdraw(session, is_withdrawn)}
        />
      )}
    </>
  )
}

/** What the practice wrote down is for the practice to take back. */
function isOwnRecord({ log }: KnownSession): boolean {
  return log.evidence === 'timed' || log.evidence === 'added_later'
}

function Withdraw(props: {
  name: string
  isOut: boolean
  onChange: (is_withdrawn: boolean) => Promise<boolean>
}): JSX.Element {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const change = async () => {
    const isWritten = await props.onChange(!props.isOut)
    setState(isWritten ? 'idle' : 'failed')
  }
  if (state === 'asking') {
    return (
      <div class="actions" role="alertdialog" aria-label={text('session.withdraw_sure')}>
        <p>{text('session.withdraw_sure')}</p>
        <button type="button" class="btn second small-btn" onClick={() => void change()}>
          {text('session.withdraw_yes')}
        </button>
        <button type="button" class="text-btn" onClick={() => setState('idle')}>
          {text('session.withdraw_no')}
        </button>
      </div>
    )
  }
  return (
    <>
      <button
        type="button"
        class="text-btn"
        aria-label={text(props.isOut ? 'session.put_back_of' : 'session.withdraw_of', { session: props.name })}
        onClick={() => (props.isOut ? void change() : setState('asking'))}
      >
        {text(props.isOut ? 'session.put_back' : 'session.withdraw')}
      </button>
      {state === 'failed' && (
        <p class="notice bad" role="alert">
          {text('session.not_written')}
        </p>
      )}
    </>
  )
}
