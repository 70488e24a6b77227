/**
 * Times for the player, in ms since 1970, that only ever go forward: performance.now() on an origin taken once, so a
 * changed wall clock (time zone, network time, the person) does not move a running hold.
 * Across a reload the origin is new; `continueFrom` keeps the run that is resumed from going backwards.
 */
export interface Clock {
  /** For marks: never less than any time it gave before. */
  now(): number
  /** From here on no time is before `at`. */
  continueFrom(at: number): void
  /** What the person's clock says, for dates and `started_at`: may jump. */
  wall(): number
}

export function createClock(
  monotone: () => number = () => performance.now(),
  wall: () => number = () => Date.now(),
): Clock {
  const started = monotone()
  let origin = wall()
  const now = () => origin + (monotone() - started)
  return {
    now,
    wall,
    continueFrom(at) {
      origin += Math.max(0, at - now())
    },
  }
}

export const clock = createClock()
