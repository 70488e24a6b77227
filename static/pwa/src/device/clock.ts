/**
 * Times for the player, in ms since 1970, that only ever go forward: performance.now() on an origin taken once, so a
 * changed wall clock (time zone, network time, the person) does not move a running hold.
 * Across a reload the origin is new; `continueFrom` keeps the run that is resumed from going backwards.
 */
export interface Clocks {
  readonly now: number
  readonly wall: number
}

export interface Clock {
  /** For marks: never less than any time it gave before. */
  now(): number
  /** From here on no time is before `at`. */
  continueFrom(at: number): void
  /** Both at once, for `catchUp`. */
  both(): Clocks
  /**
   * Adds what this clock missed since `then`: on phones it stands still while the phone sleeps, and the person's clock
   * does not. Only for a time in which nothing counted, since a clock that was set ahead meanwhile looks the same.
   */
  catchUp(then: Clocks): void
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
    both: () => ({ now: now(), wall: wall() }),
    continueFrom(at) {
      origin += Math.max(0, at - now())
    },
    catchUp(then) {
      origin += Math.max(0, wall() - then.wall - (now() - then.now))
    },
  }
}

export const clock = createClock()
