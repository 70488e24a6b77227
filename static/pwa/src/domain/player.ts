/**
 * Where the player is, and what became of each step: both computed from the timeline, the marks and the clock.
 *
 * What counts. Time runs in a step only while the player is seen to run: between two marks no further apart than
 * SEEN_LIMIT_MS, or under a `seen` mark that spans them. Everything else is not credited:
 * - hidden without audio-led cues, frozen or killed: `unobserved_seconds` of the step it stopped in. The player does not
 *   run on meanwhile: it waits at that step for "Resume" (status `interrupted`).
 * - paused, or waiting for "Resume" with the screen in view: neither done nor unobserved.
 * A step's `done_seconds` is its longest single run ("Back" may give several), never above its prescription ("+10 s"
 * gives time, not credit). "Repeat" begins another round: the longest runs of the other rounds are `repeated_seconds`, so
 * what was done once more is neither lost nor counted as dose. Time after the last mark shows on screen for SEEN_LIMIT_MS at most; a longer silence takes it
 * back, so whoever shows a step as finished writes a `seen` mark first.
 */
import { type Mark, SEEN_LIMIT_MS } from './marks'
import { applyMark } from './moves'
import { type Repeat, repeatsAt } from './repeats'
import { isOver, newRun, pass, type Run, type StepTally, tallyOf, type Undoable } from './run'
import type { Outcome, Step, StepResult } from './wire'

export { type Mark, SEEN_LIMIT_MS, withMark, withSeen } from './marks'
export { BACK_RESTARTS_MS } from './moves'
export type { Repeat } from './repeats'
export type { Undoable } from './run'

/** So much of the routine may be played before a move can no longer be taken back. Paused, there is no hurry. */
export const UNDO_FOR_MS = 10_000

export type PlayerStatus = 'not_started' | 'running' | 'paused' | 'interrupted' | 'finished'

export interface Position {
  readonly status: PlayerStatus
  /** Index into the timeline as played; its length when the routine is over. */
  readonly index: number
  readonly step: Step | null
  /** Null on the last step and when all is over. */
  readonly next: Step | null
  readonly step_elapsed_ms: number
  readonly step_remaining_ms: number
  /** The step's seconds with what "+10 s" added, in ms. */
  readonly step_total_ms: number
  /** Until the end of the routine if it runs on. */
  readonly remaining_ms: number
  /** 0 to 1: share of the routine's time that lies behind. */
  readonly progress: number
  /** The newest move, while it can be taken back. */
  readonly undoable: Undoable | null
  readonly repeats: readonly Repeat[]
  /** Since the start: seen running, paused, not seen. Together all the time there was until the end. */
  readonly observed_ms: number
  readonly paused_ms: number
  readonly unobserved_ms: number
  /** What was not seen since it last ran: the newest interruption. */
  readonly gap_ms: number
}

/** Moments that a mark stands for: a `seen` mark after a gap says both when the gap ended and until when it was seen. */
function momentsOf(mark: Mark, newest: number): readonly { readonly at: number; readonly isSeen: boolean }[] {
  const at = Math.max(mark.at, newest)
  if (mark.kind !== 'seen') return [{ at, isSeen: at - newest <= SEEN_LIMIT_MS }]
  const from = Math.min(Math.max(mark.from, newest), at)
  const whole = { at, isSeen: true }
  return from === newest ? [whole] : [{ at: from, isSeen: from - newest <= SEEN_LIMIT_MS }, whole]
}

function runUntil(timeline: readonly Step[], marks: readonly Mark[], now: number): Run {
  let run = newRun(timeline)
  let newest = marks[0]?.at ?? now
  for (const mark of marks) {
    for (const { at, isSeen } of momentsOf(mark, newest)) {
      run = applyMark(timeline, pass(timeline, run, at - newest, isSeen), mark)
      newest = at
    }
  }
  const rest = Math.max(0, now - newest)
  return pass(timeline, run, rest, rest <= SEEN_LIMIT_MS)
}

function statusOf(run: Run): PlayerStatus {
  if (isOver(run)) return 'finished'
  return run.mode === 'away' || run.mode === 'returned' ? 'interrupted' : run.mode
}

function sumMs(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.seconds * 1000, 0)
}

function choicesAt(timeline: readonly Step[], run: Run): Pick<Position, 'undoable' | 'repeats'> {
  return {
    undoable: run.moved && run.moved.played < undoableFor(run) ? run.moved.kind : null,
    repeats: isOver(run) ? [] : repeatsAt(timeline, run.index, (at) => tallyOf(run, at).is_painful),
  }
}

/** A routine that a move ended is taken back like any other, one that was played to its end is not. */
function undoableFor(run: Run): number {
  if (run.mode === 'finished') return 0
  return isOver(run) ? Number.MIN_VALUE : UNDO_FOR_MS
}

/** The player's place at `now`. Total: any marks in any order give an answer. */
export function position(timeline: readonly Step[], marks: readonly Mark[], now: number): Position {
  const run = runUntil(timeline, marks, now)
  const status = statusOf(run)
  const step = (status === 'finished' ? undefined : timeline[run.index]) ?? null
  const total = step ? step.seconds * 1000 + run.added : 0
  const remaining = step ? total - run.elapsed : 0
  const after = step ? sumMs(timeline.slice(run.index + 1)) : 0
  const all = sumMs(timeline) + (step ? run.added : 0)
  return {
    status,
    index: step ? run.index : timeline.length,
    step,
    next: (step && timeline[run.index + 1]) ?? null,
    step_elapsed_ms: step ? run.elapsed : 0,
    step_remaining_ms: remaining,
    step_total_ms: total,
    remaining_ms: remaining + after,
    progress: all === 0 || !step ? 1 : 1 - (remaining + after) / all,
    ...choicesAt(timeline, run),
    observed_ms: run.observed_ms,
    paused_ms: run.paused_ms,
    unobserved_ms: run.unobserved_ms,
    gap_ms: run.gap_ms,
  }
}

/** Played to the end of its timeline, skips and all, rather than finished before it. */
export function isPlayedOut(timeline: readonly Step[], marks: readonly Mark[]): boolean {
  const played = marks.filter(({ kind }) => kind !== 'finish')
  return isOver(runUntil(timeline, played, played.at(-1)?.at ?? 0))
}

/** The longest time a log can hold: a day. */
const LONGEST_SECONDS = 86_400

function outcomeOf(tally: StepTally, prescribed: number, done: number): Outcome {
  if (done >= prescribed) return 'done'
  if (tally.is_painful) return 'too_painful'
  return done > 0 ? 'cut_short' : 'skipped'
}

function resultOf(step: Step, tally: StepTally): StepResult {
  const done = Math.floor(tally.done / 1000)
  const repeated = Math.floor((tally.rounds - tally.done) / 1000)
  return {
    step_index: step.step_index,
    exercise_id: step.exercise_id,
    side: step.side,
    kind: step.kind,
    prescribed_seconds: step.seconds,
    done_seconds: done,
    audio_led_seconds: Math.floor(tally.audio / 1000),
    unobserved_seconds: Math.min(LONGEST_SECONDS, Math.floor(tally.unobserved / 1000)),
    // Absent where nothing was repeated, as in the logs that were written before there was "Repeat".
    ...(repeated > 0 && { repeated_seconds: Math.min(LONGEST_SECONDS, repeated) }),
    outcome: outcomeOf(tally, step.seconds, done),
  }
}

/** What became of every step, by `step_index`. Steps never reached are `skipped` with 0 seconds. */
export function stepResults(timeline: readonly Step[], marks: readonly Mark[], now: number): StepResult[] {
  const run = runUntil(timeline, marks, now)
  const results = timeline.map((step, index) => resultOf(step, tallyOf(run, index)))
  return results.sort((one, other) => one.step_index - other.step_index)
}
