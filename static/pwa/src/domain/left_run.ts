import { isPlayedOut, type Mark } from './player'
import { NOT_ASKED, type SessionEnd, type SessionStart, timedLog } from './session_log'
import type { SessionLogBody, Step } from './wire'

/** What is on the disk of a run; `said` is what the person said at the end so far. */
export interface LeftRun {
  readonly start: SessionStart
  readonly timeline: readonly Step[]
  readonly marks: readonly Mark[]
  readonly said?: SessionEnd
}

/** So long after its newest mark a run of an earlier day is not just paused over midnight. */
const LEFT_AFTER_MS = 3_600_000

const newestAt = ({ marks }: LeftRun) => marks.at(-1)?.at ?? 0

/** The run began on an earlier day and nobody has touched it for an hour: it cannot be gone on with any more. */
export function isLeft(run: LeftRun, now_ms: number, today: string): boolean {
  return run.start.practised_on < today && now_ms - newestAt(run) >= LEFT_AFTER_MS
}

/**
 * The log of a run that nobody ended, as far as the timer saw it; null when not a second of it was done. What was not
 * said is not asked, and nothing more is known of the end than that it was broken off, if it was.
 */
export function logOfLeft(run: LeftRun): SessionLogBody | null {
  const stopped_because = isPlayedOut(run.timeline, run.marks) ? 'finished' : 'interrupted'
  const end = run.said ?? { pain_after: NOT_ASKED, stopped_because, note: '' }
  const log = timedLog(run.start, end, run.timeline, run.marks)
  return log.steps.some((step) => step.done_seconds > 0) ? log : null
}
