/** What pain after a session asks for (domain evidence: pain traffic light; where the pain is goes first). */
import type { PainReport, SessionLogBody } from './wire'

/** From this score on, or this much above the score before, it was too much. */
const RED_FROM = 6
const RED_RISE = 2

export type Advice = 'moved_down' | 'red'

/** Felt further down a leg than before on either side; only where both were answered. */
export function hasMovedDown(before: PainReport, after: PainReport): boolean {
  const isLower = (was: number | null, is: number | null) => was !== null && is !== null && is > was
  return isLower(before.furthest_left, after.furthest_left) || isLower(before.furthest_right, after.furthest_right)
}

/** What the last session of `today` asks for: it holds for the rest of the day. */
export function adviceForToday(
  sessions: readonly { readonly log: Pick<SessionLogBody, 'practised_on' | 'pain_before' | 'pain_after'> }[],
  today: string,
): Advice | null {
  const last = sessions.filter(({ log }) => log.practised_on === today).at(-1)
  return last ? adviceAfter(last.log.pain_before, last.log.pain_after) : null
}

/** Null: nothing to say. Pain that moved down the leg counts for more than any score. */
export function adviceAfter(before: PainReport, after: PainReport): Advice | null {
  if (hasMovedDown(before, after)) return 'moved_down'
  if (after.score === null) return null
  const hasRisen = before.score !== null && after.score - before.score >= RED_RISE
  return after.score >= RED_FROM || hasRisen ? 'red' : null
}
