/** Corrections that staff make of a session, as the wire takes them. Nothing is overwritten: each is a log of its own. */
import type { SessionLogBody } from '../../../domain/wire'
import type { HistoryItem } from '../wire'

const DAY_MS = 86_400_000

/** What a log says, without what the service adds to it. */
function bodyOf(log: SessionLogBody): SessionLogBody {
  return {
    plan_id: log.plan_id,
    plan_version: log.plan_version,
    routine_id: log.routine_id,
    evidence: log.evidence,
    started_at: log.started_at,
    ended_at: log.ended_at,
    practised_on: log.practised_on,
    steps: log.steps,
    amount: log.amount,
    pain_before: log.pain_before,
    pain_after: log.pain_after,
    stopped_because: log.stopped_because,
    note: log.note,
    replaces_id: log.replaces_id,
    corrected_at: null,
    is_withdrawn: log.is_withdrawn,
  }
}

type Named = SessionLogBody & { readonly id: string }

export const withdrawn = (log: Named): SessionLogBody => ({ ...bodyOf(log), replaces_id: log.id, is_withdrawn: true })

/** What stood before the session was withdrawn; null when nothing did. */
export function restored(history: readonly HistoryItem[]): SessionLogBody | null {
  const before = history.findLast((log) => !log.is_withdrawn)
  return before ? { ...bodyOf(before), replaces_id: before.id } : null
}

function shifted(instant: string, days: number): string {
  return days === 0 ? instant : new Date(Date.parse(instant) + days * DAY_MS).toISOString()
}

/** The same session on another day, at the same hours; on its own day it confirms that day. */
export function onDay(log: Named, practised_on: string): SessionLogBody {
  const days = Math.round((Date.parse(practised_on) - Date.parse(log.practised_on)) / DAY_MS)
  return {
    ...bodyOf(log),
    practised_on,
    started_at: shifted(log.started_at, days),
    ended_at: shifted(log.ended_at, days),
    replaces_id: log.id,
  }
}
