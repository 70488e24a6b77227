import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CUE_KINDS, CUE_WAYS, type CueWays, waysOf } from '../../../static/pwa/src/domain/cue_ways'
import { type Cue, cueTrack, upcoming } from '../../../static/pwa/src/domain/cues'
import { type Mark, position, withMark, withSeen } from '../../../static/pwa/src/domain/player'
import type { Step } from '../../../static/pwa/src/domain/wire'
import { PHRASES } from '../../../static/pwa/src/messages/voice'
import { type Line, startsOf, timelineOf } from './steps'

const line = fc.tuple(
  fc.constantFrom<Line[0]>(
    ...(['prepare', 'switch_side', 'hold', 'move', 'rest', 'relax', 'contract', 'press', 'slide'] as const),
    'breathe_in',
    'breathe_out',
  ),
  fc.constantFrom<Line[1]>('left', 'right', null),
  fc.integer({ min: 1, max: 70 }),
)
const timelines = fc
  .array(fc.array(line, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((prescriptions) => timelineOf(...prescriptions))
const ways = fc
  .tuple(...CUE_KINDS.map(() => fc.constantFrom(...CUE_WAYS)))
  .map((chosen) => Object.fromEntries(CUE_KINDS.map((kind, at) => [kind, chosen[at]])) as CueWays)
const anyWays = fc.oneof(ways, fc.constant(waysOf('voice')), fc.constant(waysOf('tones')))
/** How long each letter takes to say: from a fast voice to a very slow one. */
const pace = fc.integer({ min: 20, max: 400 })

const EXERCISES = Object.fromEntries(
  [0, 1, 2, 3].map((which) => [
    `exercise-${which}`,
    {
      name: `Stretch ${which}`,
      work_side: which % 2 ? 'crossed leg' : null,
      start_position: `Lie down ${which}.`,
      cues: [`Bend ${which}.`, `Breathe ${which}.`],
    },
  ]),
)

function trackOf(timeline: readonly Step[], of: CueWays, letter_ms: number): Cue[] {
  const lengthOf = (words: string) => words.length * letter_ms
  return cueTrack(timeline, { exercises: EXERCISES, ways: of, phrases: PHRASES, lengthOf })
}

/** Cues with their moments in a run without any stop. */
function moments(timeline: readonly Step[], track: readonly Cue[]): { from: number; to: number; cue: Cue }[] {
  const starts = startsOf(timeline)
  return track.map((cue) => {
    const from = (starts[cue.index] ?? 0) + cue.at_ms
    return { from, to: from + cue.length_ms, cue }
  })
}

test('cues come in order, none twice, each within its step, and nothing is said over something else', () => {
  fc.assert(
    fc.property(timelines, anyWays, pace, (timeline, of, letter_ms) => {
      const told = moments(timeline, trackOf(timeline, of, letter_ms))
      expect(new Set(told.map(({ cue }) => cue.id)).size).toBe(told.length)
      const audible = told.filter(({ cue }) => cue.length_ms > 0)
      for (const [which, { from, cue }] of told.entries()) {
        expect(from).toBeGreaterThanOrEqual(told[which - 1]?.from ?? 0)
        expect(of[cue.kind]).not.toBe('off')
        const step = timeline[cue.index]
        if (step) expect(cue.at_ms + cue.length_ms).toBeLessThanOrEqual(step.seconds * 1000)
        expect(cue.at_ms).toBeGreaterThanOrEqual(0)
      }
      for (const [which, { from }] of audible.entries()) {
        expect(from).toBeGreaterThanOrEqual(audible[which - 1]?.to ?? 0)
      }
    }),
    { numRuns: 400 },
  )
})

test('every line on how an exercise goes is said once at most, in its order', () => {
  fc.assert(
    fc.property(timelines, pace, (timeline, letter_ms) => {
      const said = trackOf(timeline, waysOf('voice'), letter_ms).filter(({ kind }) => kind === 'how_to')
      for (const [id, { start_position, cues }] of Object.entries(EXERCISES)) {
        const own = said.filter(({ index }) => timeline[index]?.exercise_id === id).flatMap(({ words }) => words)
        expect(own).toEqual([start_position, ...cues].slice(0, own.length))
      }
    }),
  )
})

type Tap = 'pause' | 'resume' | 'skip' | 'too_painful' | null
const lives = fc.array(
  fc.record({
    looks: fc.integer({ min: 1, max: 120 }),
    tap: fc.constantFrom<Tap>(null, 'pause', 'resume', 'skip', 'too_painful'),
  }),
  { maxLength: 12 },
)

test('through stops and skips the player hears every cue at most once, and only forward', () => {
  fc.assert(
    fc.property(timelines, lives, (timeline, life) => {
      const track = trackOf(timeline, waysOf('voice'), 60)
      const heard: Cue[] = []
      let marks: readonly Mark[] = [{ at: 0, kind: 'start' }]
      let now = 0
      for (const { looks, tap } of life) {
        for (let look = 0; look < looks; look += 1) {
          marks = withSeen(marks, now)
          const soon = upcoming(track, timeline, position(timeline, marks, now))
          heard.push(...soon.flatMap(({ cue, in_ms }) => (in_ms >= 0 && in_ms < 250 ? [cue] : [])))
          now += 250
        }
        if (tap) marks = withMark(withSeen(marks, now), { at: now, kind: tap })
      }
      const order = heard.map((cue) => track.indexOf(cue))
      expect(new Set(order).size).toBe(order.length)
      expect(order).toEqual([...order].sort((one, other) => one - other))
    }),
    { numRuns: 60 },
  )
})

test('"+10 s" lets no cue overlap either', () => {
  fc.assert(
    fc.property(timelines, pace, fc.nat(), (timeline, letter_ms, pick) => {
      const track = trackOf(timeline, waysOf('voice'), letter_ms)
      const at = (pick % timeline.reduce((sum, { seconds }) => sum + seconds, 0)) * 1000
      const marks: Mark[] = [
        { at: 0, kind: 'start' },
        { at, from: 0, kind: 'seen' },
        { at, kind: 'add_seconds', seconds: 10 },
      ]
      const coming = upcoming(track, timeline, position(timeline, marks, at))
        .filter(({ cue }) => cue.length_ms > 0)
        .sort((one, other) => one.in_ms - other.in_ms)
      for (const [which, { in_ms }] of coming.entries()) {
        const before = coming[which - 1]
        if (before) expect(in_ms).toBeGreaterThanOrEqual(before.in_ms + before.cue.length_ms)
      }
    }),
  )
})
