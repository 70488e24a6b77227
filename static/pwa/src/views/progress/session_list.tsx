import type { JSX } from 'preact'
import { named, text } from '../../messages/messages'
import type { KnownSession } from '../../store/schema'
import { Icon } from '../icons'
import { painInWords, sessionPlace, shareInWords } from '../session_words'
import { moment } from '../time_words'

interface Props {
  readonly sessions: readonly KnownSession[]
  readonly routineName: (session: KnownSession) => string | null
  readonly donePercent: number
  readonly nowMs: number
}

const ICONS = { on_phone: 'phone', received: 'check', attention: 'alert' } as const

/** Newest first; each says where it is, so that nobody has to wonder. */
export function SessionList({ sessions, routineName, donePercent, nowMs }: Props): JSX.Element {
  return (
    <ul class="session-list">
      {sessions.map((session) => {
        const { log } = session
        const place = sessionPlace(session)
        const pain = painInWords(log)
        return (
          <li key={session.id}>
            <div class="split">
              <b>{routineName(session) ?? text('session.unnamed')}</b>
              <span class={place === 'attention' ? 'chip bad' : place === 'received' ? 'chip ok' : 'chip'}>
                <Icon name={ICONS[place]} />
                {named('session', place)}
              </span>
            </div>
            <p class="small">
              {moment(log.started_at, nowMs)} · {shareInWords(log, donePercent)}
            </p>
            {pain && <p class="small">{pain}</p>}
            {place === 'attention' && <p class="small">{text('session.attention_why')}</p>}
          </li>
        )
      })}
    </ul>
  )
}
