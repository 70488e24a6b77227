import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Mark,
  position,
  SEEN_LIMIT_MS,
  stepResults,
  withMark,
  withSeen,
} from '../../../static/pwa/src/domain/player'
import type { Step } from '../../../static/pwa/src/domain/wire'
import { type Line, timelineOf } from './steps'

const line = fc.tuple(
  fc.constantFrom<Line[0]>('prepare', 'switch_side', 'hold', 'move', 'rest', 'relax', 'contract'),
  fc.constantFrom<Line[1]>('left', 'right', null),
  fc.integer({ min: 0, max: 40 }),
)
const timelines = fc
  .array(fc.array(line, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((prescriptions) => timelineOf(...prescriptions))

const KINDS = ['start', 'pause', 'resume', 'skip', 'back', 'too_painful', 'undo', 'shown', 'finish'] as const
const at = fc.integer({ min: 0, max: 400_000 })
const anyMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ at, kind: fc.constantFrom(...KINDS) }),
  fc.record({ at, kind: fc.constant('add_seconds' as const), seconds: fc.constant(10) }),
  fc.record({ at, kind: fc.constant('repeat' as const), index: fc.integer({ min: -1, max: 40 }) }),
  fc.record({ at, kind: fc.constant('hidden' as const), audio_led: fc.boolean() }),
  fc.record({ at, kind: fc.constant('seen' as const), from: at }),
  // Of a version of the app that this one does not know.
  fc.record({ at, kind: fc.constant('of_tomorrow' as 'pause') }),
)

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

test('any marks in any order give a place and a log that could be true', () => {
  fc.assert(
    fc.property(timelines, fc.array(anyMark, { maxLength: 40 }), at, (timeline, marks, now) => {
      const place = position(timeline, marks, now)
      expect(place.index).toBeGreaterThanOrEqual(0)
      expect(place.index).toBeLessThanOrEqual(timeline.length)
      expect(place.step_remaining_ms).toBeGreaterThanOrEqual(0)
      expect(place.progress).toBeGreaterThanOrEqual(0)
      expect(place.progress).toBeLessThanOrEqual(1)
      expect((place.step === null) === (place.status === 'finished')).toBe(true)
      const results = stepResults(timeline, marks, now)
      expect(results.map(({ step_index }) => step_index)).toEqual(timeline.map(({ step_index }) => step_index))
      for (const {
        done_seconds,
        prescribed_seconds,
        audio_led_seconds,
        unobserved_seconds,
        outcome,
        ...rest
      } of results) {
        expect(rest.repeated_seconds ?? 1).toBeGreaterThan(0)
        if (rest.repeated_seconds) expect(done_seconds).toBeGreaterThan(0)
        expect(done_seconds).toBeLessThanOrEqual(prescribed_seconds)
        expect(audio_led_seconds).toBeLessThanOrEqual(done_seconds)
        expect(Math.min(done_seconds, audio_led_seconds, unobserved_seconds)).toBeGreaterThanOrEqual(0)
        expect(outcome === 'done').toBe(done_seconds === prescribed_seconds)
        expect(outcome === 'skipped' && done_seconds > 0).toBe(false)
      }
    }),
  )
})

/** What a phone does: it looks four times a second while it can, is blind at times, and taps come in between. */
interface Stretch {
  readonly ms: number
  readonly looks: boolean
  readonly tap: (typeof KINDS)[number] | 'add_seconds' | 'repeat' | null
}

const stretches = (taps: fc.Arbitrary<Stretch['tap']>) =>
  fc.array(fc.record({ ms: fc.integer({ min: 1, max: 30_000 }), looks: fc.boolean(), tap: taps }), { maxLength: 25 })

interface Recorded {
  readonly marks: readonly Mark[]
  readonly now: number
  readonly watched_ms: number
  /** Every moment at which somebody looked, with the marks as they were then. */
  readonly looks: readonly { readonly marks: readonly Mark[]; readonly at: number }[]
}

/** `any`: for what a tap needs to be told. */
function tapped(kind: NonNullable<Stretch['tap']>, at: number, any: number): Mark {
  if (kind === 'add_seconds') return { at, kind, seconds: 10 }
  return kind === 'repeat' ? { at, kind, index: any % 5 } : { at, kind }
}

function record(life: readonly Stretch[]): Recorded {
  let marks: readonly Mark[] = [{ at: 0, kind: 'start' }]
  let now = 0
  let watched_ms = 0
  const looks: { marks: readonly Mark[]; at: number }[] = []
  for (const { ms, looks: isLooking, tap } of life) {
    const end = now + ms
    for (; isLooking && now < end; now = Math.min(end, now + 250)) {
      marks = withSeen(marks, now)
      looks.push({ marks, at: now })
    }
    now = end
    if (isLooking) watched_ms += ms
    // Less than the limit unseen counts as seen: a slow page is not an absent one.
    else if (ms <= SEEN_LIMIT_MS) watched_ms += ms
    marks = withSeen(marks, now)
    if (tap) marks = withMark(marks, tapped(tap, now, ms))
  }
  return { marks, now, watched_ms, looks }
}

const anyTap = fc.constantFrom<Stretch['tap']>(null, 'add_seconds', 'repeat', ...KINDS)
const noFinish = fc.constantFrom<Stretch['tap']>(null, 'pause', 'resume', 'back', 'repeat', 'undo', 'add_seconds')
const forward = fc.constantFrom<Stretch['tap']>(null, 'pause', 'resume', 'skip', 'too_painful', 'add_seconds')

const ENDLESS: Step[] = timelineOf([['hold', null, 100_000]])

test('no second is credited that nobody saw', () => {
  fc.assert(
    fc.property(timelines, stretches(anyTap), (timeline, life) => {
      const { marks, now, watched_ms } = record(life)
      const results = stepResults(timeline, marks, now)
      const credited = sum(results.map(({ done_seconds, repeated_seconds = 0 }) => done_seconds + repeated_seconds))
      expect(credited * 1000).toBeLessThanOrEqual(watched_ms)
      expect(position(timeline, marks, now).observed_ms).toBeLessThanOrEqual(watched_ms)
    }),
  )
})

test('seen, paused and unseen time add up to all the time there was', () => {
  fc.assert(
    fc.property(stretches(noFinish), (life) => {
      const { marks, now } = record(life)
      const { observed_ms, paused_ms, unobserved_ms } = position(ENDLESS, marks, now)
      expect(observed_ms + paused_ms + unobserved_ms).toBe(now)
    }),
  )
})

test('without "Back" the player only goes forward', () => {
  fc.assert(
    fc.property(timelines, stretches(forward), (timeline, life) => {
      const places = record(life).looks.map(({ marks, at }) => position(timeline, marks, at))
      for (const [which, place] of places.entries()) {
        const before = places[which - 1]
        if (!before) continue
        expect(place.index).toBeGreaterThanOrEqual(before.index)
        if (place.index === before.index) expect(place.step_elapsed_ms).toBeGreaterThanOrEqual(before.step_elapsed_ms)
      }
    }),
    { numRuns: 40 },
  )
})

const MOVES = ['skip', 'back', 'too_painful', 'repeat'] as const

test('a move that is taken back at once leaves place and log as they were', () => {
  fc.assert(
    fc.property(timelines, stretches(anyTap), fc.constantFrom(...MOVES), (timeline, life, kind) => {
      const { marks, now } = record(life)
      const moved = withMark(marks, kind === 'repeat' ? { at: now, kind, index: 0 } : { at: now, kind })
      const taken_back = withMark(moved, { at: now, kind: 'undo' })
      const { undoable, ...before } = position(timeline, marks, now)
      const after = position(timeline, moved, now)
      // Where the move led nowhere there is nothing to take back but an older one, which may be of the same kind.
      const { index, step_elapsed_ms } = before
      const ledSomewhere = undoable !== kind || after.index !== index || after.step_elapsed_ms !== step_elapsed_ms
      fc.pre(after.undoable === kind && ledSomewhere)
      expect(position(timeline, taken_back, now)).toMatchObject({ ...before, status: expect.any(String) })
      expect(stepResults(timeline, taken_back, now)).toEqual(stepResults(timeline, marks, now))
    }),
  )
})

/** As the service makes them: a step that takes no time would be over before anybody is at it. */
const lasting = timelines.map((steps) => steps.map((step) => ({ ...step, seconds: Math.max(1, step.seconds) })))

test('what can be repeated lies behind, and leads there', () => {
  fc.assert(
    fc.property(lasting, stretches(anyTap), (timeline, life) => {
      const { marks, now } = record(life)
      for (const { index } of position(timeline, marks, now).repeats) {
        expect(index).toBeLessThanOrEqual(position(timeline, marks, now).index)
        // A step of no seconds is over as it begins.
        if (timeline[index]?.seconds === 0) continue
        const again = withMark(marks, { at: now, kind: 'repeat', index })
        expect(position(timeline, again, now)).toMatchObject({ index, step_elapsed_ms: 0 })
      }
    }),
  )
})

test('stretching the newest mark or writing every look gives the same log', () => {
  fc.assert(
    fc.property(
      timelines,
      fc.array(fc.integer({ min: 1, max: SEEN_LIMIT_MS }), { maxLength: 60 }),
      (timeline, waits) => {
        let short: readonly Mark[] = [{ at: 0, kind: 'start' }]
        const long: Mark[] = [{ at: 0, kind: 'start' }]
        let now = 0
        for (const wait of waits) {
          long.push({ kind: 'seen', from: now, at: now + wait })
          now += wait
          short = withSeen(short, now)
        }
        expect(stepResults(timeline, short, now)).toEqual(stepResults(timeline, long, now))
      },
    ),
  )
})
