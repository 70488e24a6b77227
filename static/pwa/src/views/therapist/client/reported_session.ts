/** A session that no timer saw, as the wire takes it. */
import type { PainReport, SessionLogBody } from '../../../domain/wire'
import type { SavedPlan } from '../wire'

export interface Reported {
  readonly routineId: string
  readonly practisedOn: string
  readonly amount: 'all' | 'half' | 'little'
  readonly evidence: 'reported_to_therapist' | 'paper'
  readonly painBefore: number | null
  readonly painAfter: number | null
  readonly note: string
}

const pain = (score: number | null): PainReport => ({
  asked: score !== null,
  score,
  furthest_left: null,
  furthest_right: null,
  qualities: [],
})

/** The hour of a told session is not known: noon of its day stands for it, or now where noon is still to come. */
function someTime(practisedOn: string, now: Date): string {
  const noon = new Date(`${practisedOn}T12:00:00Z`)
  return (noon < now ? noon : now).toISOString()
}

export function reportedBody(told: Reported, plan: SavedPlan, now: Date): SessionLogBody {
  const at = someTime(told.practisedOn, now)
  return {
    plan_id: plan.id,
    plan_version: plan.version,
    routine_id: told.routineId,
    evidence: told.evidence,
    started_at: at,
    ended_at: at,
    practised_on: told.practisedOn,
    steps: [],
    amount: told.amount,
    pain_before: pain(told.painBefore),
    pain_after: pain(told.painAfter),
    stopped_because: null,
    note: told.note.trim(),
    replaces_id: null,
    corrected_at: null,
    is_withdrawn: false,
  }
}
