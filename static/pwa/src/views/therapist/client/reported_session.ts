/** A session that no timer saw, as the wire takes it. */
import type { PainReport, SessionLogBody } from '../../../domain/wire'
import type { SavedPlan } from '../wire'
import type { Salvaged } from '../wire_review'
import { isCounting } from './session_steps'

export interface Reported {
  readonly routineId: string
  readonly practisedOn: string
  /** `recorded`: the seconds of the steps that a record still tells. */
  readonly amount: 'all' | 'half' | 'little' | 'recorded'
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

/** What the form begins with: what could be read of a record, or nothing yet. */
export function reportedFrom(salvaged: Salvaged | null, plan: SavedPlan, today: string): Reported {
  const isOfPlan = plan.routines.some(({ id }) => id === salvaged?.routine_id)
  const day = salvaged?.practised_on ?? today
  return {
    routineId: (isOfPlan ? salvaged?.routine_id : plan.routines[0]?.id) ?? '',
    practisedOn: day <= today ? day : today,
    amount: salvaged?.amount ?? 'all',
    evidence: 'reported_to_therapist',
    painBefore: null,
    painAfter: null,
    note: salvaged?.note ?? '',
  }
}

/** "As recorded, 310 of 360 s" */
export function recordedChoice({ steps }: Salvaged) {
  const counting = steps.filter(isCounting)
  const sum = (seconds: readonly number[]) => seconds.reduce((all, one) => all + one, 0)
  const done = sum(counting.map((step) => step.done_seconds))
  const prescribed = sum(counting.map((step) => step.prescribed_seconds))
  return { value: 'recorded', label: `As recorded, ${done} of ${prescribed} s` } as const
}

export function reportedBody(told: Reported, plan: SavedPlan, now: Date, salvaged?: Salvaged): SessionLogBody {
  const some = someTime(told.practisedOn, now)
  const isItsDay = salvaged?.practised_on === told.practisedOn
  const at = (isItsDay && salvaged.started_at) || some
  return {
    plan_id: plan.id,
    plan_version: plan.version,
    routine_id: told.routineId,
    evidence: told.evidence,
    started_at: at,
    ended_at: (isItsDay && salvaged.ended_at) || at,
    practised_on: told.practisedOn,
    steps: told.amount === 'recorded' ? (salvaged?.steps ?? []) : [],
    amount: told.amount === 'recorded' ? null : told.amount,
    pain_before: pain(told.painBefore),
    pain_after: pain(told.painAfter),
    stopped_because: null,
    note: told.note.trim(),
    replaces_id: null,
    corrected_at: null,
    is_withdrawn: false,
  }
}
