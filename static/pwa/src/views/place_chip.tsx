import type { JSX } from 'preact'
import { text } from '../messages/messages'
import type { KnownSession } from '../store/schema'
import { Icon } from './icons'
import { receivedInWords, sessionPlace } from './session_words'

interface Props {
  readonly session: Pick<KnownSession, 'id' | 'status' | 'flags' | 'received_at'>
  readonly refusedIds: ReadonlySet<string>
  readonly nowMs: number
}

const LOOKS = {
  on_phone: { kind: 'chip', icon: 'phone' },
  received: { kind: 'chip ok', icon: 'check' },
  attention: { kind: 'chip bad', icon: 'alert' },
} as const

/** Where a session is, in words: only here, received and when, or somebody has to look at it. */
export function PlaceChip({ session, refusedIds, nowMs }: Props): JSX.Element {
  const place = sessionPlace(session, refusedIds)
  const { kind, icon } = LOOKS[place]
  return (
    <span class={kind}>
      <Icon name={icon} />
      {place === 'received' ? receivedInWords(session.received_at, nowMs) : text(`session.${place}`)}
    </span>
  )
}
