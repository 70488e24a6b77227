import { type Mark, stepResults } from './player'
import type { PainReport, SessionLogBody, Step, StepKind, StepResult, StoppedBecause } from './wire'

const NOT_COUNTING: readonly StepKind[] = ['prepare', 'switch_side', 'relax', 'rest']
const PERCENT_OF_AMOUNT = { all: 100, half: 50, little: 10 } as const

export const NOT_ASKED: PainReport = {
  asked: false,
  score: null,
  furthest_left: null,
  furthest_right: null,
  qualities: [],
}

/** What is fixed when a routine starts; `practised_on` is never worked out again. */
export interface SessionStart {
  readonly plan_id: string
  readonly plan_version: number
  readonly routine_id: string
  /** ISO instant by the phone's wall clock. */
  readonly started_at: string
  readonly practised_on: string
  readonly pain_before: PainReport
}

/** What the person says at the end. */
export interface SessionEnd {
  readonly pain_after: PainReport
  readonly stopped_because: StoppedBecause | null
  readonly note: string
}

/** When the run ended: as long after `started_at` as the marks reach, so a changed wall clock moves nothing. */
export function endedAt(started_at: string, marks: readonly Mark[]): string {
  const first = marks[0]?.at ?? 0
  const newest = marks.reduce((latest, { at }) => Math.max(latest, at), first)
  return new Date(Date.parse(started_at) + Math.round(newest - first)).toISOString()
}

/** The log of a session that the player timed. `timeline` is the one that was played; the marks say when it ended. */
export function timedLog(
  start: SessionStart,
  end: SessionEnd,
  timeline: readonly Step[],
  marks: readonly Mark[],
): SessionLogBody {
  const newest = marks.at(-1)?.at ?? 0
  return {
    ...start,
    ...end,
    ended_at: endedAt(start.started_at, marks),
    evidence: 'timed',
    steps: stepResults(timeline, marks, newest),
    amount: null,
    replaces_id: null,
    corrected_at: null,
    is_withdrawn: false,
  }
}

export interface Share {
  readonly prescribed_seconds: number
  readonly done_seconds: number
  /** Rounded down, but never to 0 while a second was done. */
  readonly percent: number
  readonly is_done: boolean
}

/** Counting seconds done of prescribed, as the server works it out too; `done_percent` comes with the plan's rules. */
export function sessionShare(log: Pick<SessionLogBody, 'steps' | 'amount'>, done_percent: number): Share {
  if (log.amount !== null) {
    const percent = PERCENT_OF_AMOUNT[log.amount]
    return { prescribed_seconds: 0, done_seconds: 0, percent, is_done: log.amount === 'all' }
  }
  const steps = log.steps.filter((step) => !NOT_COUNTING.includes(step.kind))
  const sum = (of: (step: StepResult) => number) => steps.reduce((total, step) => total + of(step), 0)
  const prescribed = sum((step) => step.prescribed_seconds)
  const done = sum((step) => step.done_seconds)
  const percent = prescribed > 0 ? Math.floor((done * 100) / prescribed) : 0
  return {
    prescribed_seconds: prescribed,
    done_seconds: done,
    percent: done > 0 ? Math.max(percent, 1) : 0,
    is_done: percent >= done_percent,
  }
}
