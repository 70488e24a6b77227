import { sessionShare } from '../domain/session_log'
import type { PainReport, SessionLogBody } from '../domain/wire'
import { named, text } from '../messages/messages'
import type { KnownSession } from '../store/schema'
import { clockTime, duration, localDayOf, moment } from './time_words'

export type SessionPlace = 'on_phone' | 'received' | 'attention'
/** Why somebody has to look: `refused` is still only on this phone, the others are with the practice. */
export type AttentionReason = 'refused' | 'conflict' | 'quarantined' | 'future_date'

type Known = Pick<KnownSession, 'id' | 'status' | 'flags'>

/** What a session needs looking at for; null: nothing. `refusedIds` as src/sync/state.ts has them. */
export function attentionReason({ id, status, flags }: Known, refusedIds: ReadonlySet<string>): AttentionReason | null {
  if (status === 'pending') return refusedIds.has(id) ? 'refused' : null
  if (status === 'conflict' || status === 'quarantined') return status
  return flags.includes('future_date') ? 'future_date' : null
}

/** Where a session is: only here, with the practice, or somebody has to look at it. */
export function sessionPlace(session: Known, refusedIds: ReadonlySet<string>): SessionPlace {
  if (attentionReason(session, refusedIds)) return 'attention'
  return session.status === 'pending' ? 'on_phone' : 'received'
}

/** "Received 14:02", with the day when it was not today. */
export function receivedInWords(received_at: string | null, nowMs: number): string {
  if (received_at === null) return text('session.received')
  const time = clockTime(received_at)
  const when = localDayOf(received_at) === localDayOf(nowMs) ? time : moment(received_at, nowMs)
  return text('session.received_at', { when })
}

/** "8 min 30 s of 9 min", or for a session that no timer saw "about half, added later". */
export function shareInWords(log: SessionLogBody, donePercent: number): string {
  if (log.amount !== null) return `${named('session.amount', log.amount)}, ${text('session.added_later')}`
  const share = sessionShare(log, donePercent)
  const words = text('session.share', {
    done: duration(share.done_seconds),
    prescribed: duration(share.prescribed_seconds),
  })
  return log.evidence === 'timed' ? words : `${words}, ${text('session.added_later')}`
}

/** Not asked, skipped and 0 are three things. Null when neither question was asked. */
export function painInWords(log: SessionLogBody): string | null {
  if (!log.pain_before.asked && !log.pain_after.asked) return null
  return text('session.pain', { before: score(log.pain_before), after: score(log.pain_after) })
}

function score(report: PainReport): string {
  if (!report.asked) return text('session.pain_not_asked')
  return report.score === null ? text('session.pain_skipped') : String(report.score)
}
