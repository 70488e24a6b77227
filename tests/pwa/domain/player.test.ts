import { describe, expect, test } from 'vitest'
import {
  type Mark,
  position,
  SEEN_LIMIT_MS,
  stepResults,
  withMark,
  withSeen,
} from '../../../static/pwa/src/domain/player'
import { TWO_HOLDS, timelineOf } from './steps'

const start: Mark = { at: 0, kind: 'start' }
const seen = (from: number, at: number): Mark => ({ kind: 'seen', from, at })

describe('the place on the timeline', () => {
  test('before the start nothing runs, however late it is', () => {
    const place = position(TWO_HOLDS, [], 99_000)
    expect(place).toMatchObject({
      status: 'not_started',
      index: 0,
      step_elapsed_ms: 0,
      remaining_ms: 80_000,
      progress: 0,
    })
  })

  test('the running step, what is left of it and of the routine', () => {
    const place = position(TWO_HOLDS, [start, seen(0, 12_000)], 14_500)
    expect(place).toMatchObject({
      status: 'running',
      index: 1,
      step: TWO_HOLDS[1],
      next: TWO_HOLDS[2],
      step_elapsed_ms: 4_500,
      step_remaining_ms: 25_500,
      step_total_ms: 30_000,
      remaining_ms: 65_500,
    })
    expect(place.progress).toBeCloseTo(14.5 / 80)
  })

  test('at the end there is no step, and the routine is finished', () => {
    const place = position(TWO_HOLDS, [start, seen(0, 80_000)], 999_000)
    expect(place).toMatchObject({ status: 'finished', index: 4, step: null, next: null, remaining_ms: 0, progress: 1 })
  })

  test('the last step has none after it', () => {
    expect(position(TWO_HOLDS, [start, seen(0, 60_000)], 60_000).next).toBeNull()
  })

  test('an empty routine is finished at once', () => {
    expect(position([], [start], 5)).toMatchObject({ status: 'finished', step: null, progress: 1 })
    expect(stepResults([], [start, { at: 1, kind: 'back' }, { at: 2, kind: 'too_painful' }], 5)).toEqual([])
  })

  test('"+10 s" lengthens this step only', () => {
    const marks: Mark[] = [start, seen(0, 15_000), { at: 15_000, kind: 'add_seconds', seconds: 10 }]
    expect(position(TWO_HOLDS, marks, 15_000)).toMatchObject({ step_total_ms: 40_000, step_remaining_ms: 35_000 })
    expect(position(TWO_HOLDS, [...marks, seen(15_000, 50_000)], 50_000)).toMatchObject({
      index: 2,
      step_elapsed_ms: 0,
    })
  })

  test('a second start and marks after the finish change nothing', () => {
    const marks: Mark[] = [start, seen(0, 5_000), { at: 5_000, kind: 'start' }, { at: 5_000, kind: 'finish' }]
    const after: Mark[] = [...marks, { at: 6_000, kind: 'skip' }, { at: 7_000, kind: 'back' }]
    expect(position(TWO_HOLDS, after, 8_000)).toEqual(position(TWO_HOLDS, marks, 8_000))
    expect(position(TWO_HOLDS, [{ at: 0, kind: 'skip' }], 0).status).toBe('not_started')
  })

  test('steps of no length are passed at once and count as done', () => {
    const timeline = timelineOf([
      ['prepare', null, 0],
      ['hold', null, 5],
    ])
    expect(position(timeline, [start], 0)).toMatchObject({ status: 'running' })
    expect(stepResults(timeline, [start, seen(0, 5_000)], 5_000).map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
    ])
  })
})

describe('time that nobody saw', () => {
  test('a silence longer than the limit stops the player where it was last seen', () => {
    const marks = [start, seen(0, 12_000)]
    expect(position(TWO_HOLDS, marks, 12_000 + SEEN_LIMIT_MS).status).toBe('running')
    expect(position(TWO_HOLDS, marks, 12_001 + SEEN_LIMIT_MS)).toMatchObject({
      status: 'interrupted',
      index: 1,
      step_elapsed_ms: 2_000,
      unobserved_ms: 1 + SEEN_LIMIT_MS,
    })
  })

  test('after a gap the player waits for "Resume"; the wait in view is neither done nor unobserved', () => {
    const back = withSeen([start, seen(0, 12_000)], 60_000)
    expect(back.at(-1)).toEqual(seen(60_000, 60_000))
    const waiting = position(TWO_HOLDS, withSeen(back, 62_000), 62_000)
    expect(waiting).toMatchObject({
      status: 'interrupted',
      unobserved_ms: 48_000,
      paused_ms: 2_000,
      step_elapsed_ms: 2_000,
    })
    const on = withMark(back, { at: 65_000, kind: 'resume' })
    expect(position(TWO_HOLDS, withSeen(on, 67_000), 67_000)).toMatchObject({
      status: 'running',
      step_elapsed_ms: 4_000,
    })
  })

  test('looking while hidden does not count as seeing', () => {
    const marks: Mark[] = [
      start,
      seen(0, 12_000),
      { at: 12_000, kind: 'hidden', audio_led: false },
      seen(12_000, 20_000),
    ]
    expect(position(TWO_HOLDS, marks, 20_000)).toMatchObject({ status: 'interrupted', unobserved_ms: 8_000 })
  })

  test('a pause stays a pause, hidden, killed or not', () => {
    const marks: Mark[] = [start, seen(0, 12_000), { at: 12_000, kind: 'pause' }]
    const hidden: Mark[] = [...marks, { at: 13_000, kind: 'hidden', audio_led: false }]
    expect(position(TWO_HOLDS, hidden, 900_000)).toMatchObject({
      status: 'paused',
      unobserved_ms: 0,
      paused_ms: 888_000,
    })
  })

  test('a pause taken after the screen was dark is a pause', () => {
    const marks: Mark[] = [start, { at: 1_000, kind: 'hidden', audio_led: false }, { at: 9_000, kind: 'pause' }]
    expect(position(TWO_HOLDS, marks, 9_000)).toMatchObject({ status: 'paused', unobserved_ms: 8_000 })
  })

  test('no log holds a gap of more than a day, however long the phone lay', () => {
    const late = 400 * 86_400_000
    const [first] = stepResults(TWO_HOLDS, [start, seen(late, late)], late)
    expect(first).toMatchObject({ unobserved_seconds: 86_400, done_seconds: 0 })
  })
})

describe('back', () => {
  const at = (ms: number): Mark => ({ at: ms, kind: 'back' })

  test('from 3 s on it starts the same step again', () => {
    expect(position(TWO_HOLDS, [start, seen(0, 13_000), at(13_000)], 13_000)).toMatchObject({
      index: 1,
      step_elapsed_ms: 0,
    })
  })

  test('before that it goes to the step before', () => {
    expect(position(TWO_HOLDS, [start, seen(0, 12_999), at(12_999)], 12_999)).toMatchObject({
      index: 0,
      step_elapsed_ms: 0,
    })
  })

  test('at the very beginning it stays there', () => {
    expect(position(TWO_HOLDS, [start, at(1_000)], 1_000)).toMatchObject({ index: 0, step_elapsed_ms: 0 })
  })

  test('from the end it plays the last step again', () => {
    expect(position(TWO_HOLDS, [start, seen(0, 80_000), at(85_000)], 86_000)).toMatchObject({
      status: 'running',
      index: 3,
      step_elapsed_ms: 1_000,
    })
  })

  test('it never leads back into what was too painful', () => {
    const marks: Mark[] = [start, seen(0, 1_000), { at: 1_000, kind: 'too_painful' }, at(1_500)]
    expect(position(TWO_HOLDS, marks, 1_500)).toMatchObject({ index: 2, step_elapsed_ms: 0 })
  })
})

test('of an alternating exercise the side that did not hurt can be done again, the other is passed over', () => {
  const timeline = timelineOf([
    ['move', 'left', 6],
    ['move', 'right', 6],
    ['move', 'left', 6],
    ['move', 'right', 6],
  ])
  const hurt: Mark[] = [start, seen(0, 8_000), { at: 8_000, kind: 'too_painful' }, { at: 8_000, kind: 'back' }]
  expect(position(timeline, hurt, 8_000)).toMatchObject({ index: 2, status: 'running' })
  expect(position(timeline, [...hurt, seen(8_000, 14_000)], 14_000)).toMatchObject({ status: 'finished' })
})

describe('skip', () => {
  const moves = timelineOf([
    ['prepare', null, 10],
    ['move', 'left', 4, 1],
    ['move', 'right', 4, 1],
    ['rest', null, 20, 1],
    ['move', 'left', 4, 2],
    ['move', 'right', 4, 2],
  ])

  test('of a single move it goes past the rest of the set', () => {
    const marks: Mark[] = [start, seen(0, 11_000), { at: 11_000, kind: 'skip' }]
    expect(position(moves, marks, 11_000)).toMatchObject({ index: 3 })
  })

  test('while paused it moves on and stays paused', () => {
    const marks: Mark[] = [start, { at: 1_000, kind: 'pause' }, { at: 2_000, kind: 'skip' }]
    expect(position(moves, marks, 9_000)).toMatchObject({ status: 'paused', index: 1 })
  })

  test('of the last step it finishes; more skipping and adding then changes nothing', () => {
    const skips = Array.from({ length: 7 }, (_, at): Mark => ({ at, kind: 'skip' }))
    expect(position(TWO_HOLDS, [start, ...skips, { at: 9, kind: 'add_seconds', seconds: 10 }], 9).status).toBe(
      'finished',
    )
  })
})

test('marks never go backwards when they are added', () => {
  expect(withMark([{ at: 50, kind: 'start' }], { at: 40, kind: 'pause' }).at(-1)).toEqual({ at: 50, kind: 'pause' })
  expect(withMark([], { at: 40, kind: 'start' })).toEqual([{ at: 40, kind: 'start' }])
  expect(withSeen([], 40)).toEqual([])
  expect(withSeen([start], 0)).toEqual([start])
})
