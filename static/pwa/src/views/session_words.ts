import { sessionShare } from '../domain/session_log'
import type { PainReport, SessionLogBody } from '../domain/wire'
import { named, text } from '../messages/messages'
import type { KnownSession } from '../store/schema'
import { duration } from './time_words'

export type SessionPlace = 'on_phone' | 'received' | 'attention'

/** Where a session is: only here, with the practice, or there and waiting for somebody to look at it. */
export function sessionPlace({ status, flags }: Pick<KnownSession, 'status' | 'flags'>): SessionPlace {
  if (status === 'pending') return 'on_phone'
  const needsAttention = status === 'conflict' || status === 'quarantined' || flags.includes('future_date')
  return needsAttention ? 'attention' : 'received'
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
