/**
 * Marks: all that is known of a run. The player's place is computed from them and the clock, never counted in ticks.
 *
 * `at` is ms on the phone's forward-only clock. A `seen` mark says that the player watched without a break from `from`
 * to `at`; the newest one is stretched, not repeated, so a run of an hour stays a few dozen marks long.
 */
export type Mark =
  | {
      readonly at: number
      readonly kind: 'start' | 'pause' | 'resume' | 'skip' | 'back' | 'too_painful' | 'undo' | 'shown' | 'finish'
    }
  /** Once more from the step at `index` of the timeline on: another round, which counts apart from the first. */
  | { readonly at: number; readonly kind: 'repeat'; readonly index: number }
  | { readonly at: number; readonly kind: 'add_seconds'; readonly seconds: number }
  /** The page went out of sight. `audio_led`: cues are heard on, so the time after it counts and is shown apart. */
  | { readonly at: number; readonly kind: 'hidden'; readonly audio_led: boolean }
  | { readonly at: number; readonly kind: 'seen'; readonly from: number }

/** The longest the player may go without looking before the time between counts as not seen. */
export const SEEN_LIMIT_MS = 3_000

/** Marks with "the player is looking at this moment" added; after a gap a new span starts and the gap stays visible. */
export function withSeen(marks: readonly Mark[], at: number): readonly Mark[] {
  const last = marks.at(-1)
  if (!last || at <= last.at) return marks
  const isUnbroken = at - last.at <= SEEN_LIMIT_MS
  if (last.kind === 'seen' && isUnbroken) return [...marks.slice(0, -1), { ...last, at }]
  return [...marks, { kind: 'seen', at, from: isUnbroken ? last.at : at }]
}

/** Marks with `mark` added at its time, or at the newest mark's when its own would go backwards. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const newest = marks.at(-1)?.at ?? mark.at
  return [...marks, { ...mark, at: Math.max(mark.at, newest) }]
}
