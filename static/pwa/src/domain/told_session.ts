/** Sessions that no timer saw, told by the person, and what they put right of any session. Each is an entry of its own. */
import type { KnownLog } from './corrections'
import { withdrawal } from './corrections'
import { addDays, daysBetween } from './local_date'
import { NOT_ASKED } from './session_log'
import type { PainReport, Plan, SessionLogBody } from './wire'

export type Amount = NonNullable<SessionLogBody['amount']>

/** Scores are null where nothing is said. */
export interface Told {
  readonly routine_id: string
  readonly practised_on: string
  /** Null: the timer's steps say it. */
  readonly amount: Amount | null
  readonly score_before: number | null
  readonly score_after: number | null
  readonly note: string
}

/** `at_ms`: an hour of that day; which one nobody knows. */
export function toldLog(told: Told, plan: Pick<Plan, 'id' | 'version'>, at_ms: number): SessionLogBody {
  const at = new Date(at_ms).toISOString()
  return {
    plan_id: plan.id,
    plan_version: plan.version,
    routine_id: told.routine_id,
    evidence: 'added_later',
    started_at: at,
    ended_at: at,
    practised_on: told.practised_on,
    steps: [],
    amount: told.amount,
    pain_before: withScore(NOT_ASKED, told.score_before),
    pain_after: withScore(NOT_ASKED, told.score_after),
    stopped_because: null,
    note: told.note.trim(),
    replaces_id: null,
    corrected_at: null,
    is_withdrawn: false,
  }
}

/** What a form about this session begins with. */
export function toldOf({ log }: KnownLog): Told {
  return {
    routine_id: log.routine_id ?? '',
    practised_on: log.practised_on,
    amount: log.amount,
    score_before: log.pain_before.score,
    score_after: log.pain_after.score,
    note: log.note,
  }
}

/**
 * The correction that says what `told` says, and leaves all else as it was recorded. Another day keeps the hours and is
 * no longer what a timer saw on that day. Null: nothing was changed.
 */
export function correctionOf(known: KnownLog, told: Told, now_ms: number): SessionLogBody | null {
  const { log } = known
  const before = toldOf(known)
  const said = { ...told, note: told.note.trim() }
  if ((Object.keys(before) as (keyof Told)[]).every((name) => said[name] === before[name])) return null
  const days = daysBetween(log.practised_on, said.practised_on)
  return {
    ...withdrawal(known, false, now_ms),
    practised_on: said.practised_on,
    amount: said.amount,
    pain_before: withScore(log.pain_before, said.score_before),
    pain_after: withScore(log.pain_after, said.score_after),
    note: said.note,
    ...(days !== 0 && {
      evidence: 'added_later' as const,
      started_at: shifted(log.started_at, days),
      ended_at: shifted(log.ended_at, days),
    }),
  }
}

/** The first day that a session can be told of: a year back. */
export function earliestDay(today: string): string {
  return addDays(today, -365)
}

function withScore(report: PainReport, score: number | null): PainReport {
  return score === report.score ? report : { ...report, asked: true, score }
}

function shifted(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString()
}
