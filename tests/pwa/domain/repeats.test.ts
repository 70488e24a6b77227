import { describe, expect, test } from 'vitest'
import { type Mark, position, stepResults, UNDO_FOR_MS, withMark } from '../../../static/pwa/src/domain/player'
import { TWO_HOLDS, timelineOf } from './steps'

const TWO_EXERCISES = [
  ...TWO_HOLDS,
  ...timelineOf(
    [],
    [
      ['prepare', null, 20],
      ['hold', null, 30],
    ],
  ).map((step) => ({ ...step, step_index: step.step_index + TWO_HOLDS.length })),
]

const start: Mark = { at: 0, kind: 'start' }

/** Watched from the start until `at`, with these marks on the way. */
function watched(at: number, ...taps: readonly Mark[]): readonly Mark[] {
  let marks: readonly Mark[] = [start]
  let from = 0
  for (const tap of taps) {
    marks = [...marks, { at: tap.at, kind: 'seen', from }, tap]
    from = tap.at
  }
  return withMark(marks, { at, kind: 'seen', from })
}

describe('what can be repeated', () => {
  test.each([
    { at: 5_000, where: 'while getting ready for the first exercise', repeats: [] },
    { at: 15_000, where: 'on the first side', repeats: [{ what: 'exercise', index: 0 }] },
    { at: 45_000, where: 'while switching sides', repeats: [{ what: 'exercise', index: 0 }] },
    {
      at: 60_000,
      where: 'on the second side',
      repeats: [
        { what: 'side', index: 2 },
        { what: 'exercise', index: 0 },
      ],
    },
    {
      at: 85_000,
      where: 'while getting ready for the next',
      repeats: [
        { what: 'side', index: 2 },
        { what: 'exercise', index: 0 },
      ],
    },
    { at: 105_000, where: 'in the next', repeats: [{ what: 'exercise', index: 4 }] },
    { at: 140_000, where: 'after the end', repeats: [] },
  ])('$where', ({ at, repeats }) => {
    expect(position(TWO_EXERCISES, watched(at), at).repeats).toEqual(repeats)
  })

  test('a side that hurt is not offered again, nor the exercise with it', () => {
    const hurt = watched(60_000, { at: 15_000, kind: 'too_painful' })
    expect(position(TWO_EXERCISES, hurt, 30_000).repeats).toEqual([{ what: 'side', index: 2 }])
    expect(position(TWO_EXERCISES, [...hurt, { at: 60_000, kind: 'too_painful' }], 60_000).repeats).toEqual([])
  })
})

describe('repeating', () => {
  test('leads to the beginning, and counts the second round apart', () => {
    const again = watched(125_000, { at: 85_000, kind: 'repeat', index: 2 })
    expect(position(TWO_EXERCISES, again, 125_000)).toMatchObject({ index: 4, step_elapsed_ms: 0 })
    expect(stepResults(TWO_EXERCISES, again, 125_000).slice(2, 4)).toMatchObject([
      { done_seconds: 10, repeated_seconds: 10 },
      { done_seconds: 30, repeated_seconds: 30 },
    ])
  })

  test.each([
    ['what lies ahead', { at: 5_000, kind: 'repeat', index: 2 }],
    ['no step at all', { at: 5_000, kind: 'repeat', index: 99 }],
  ] as const)('%s changes nothing', (_, tap) => {
    expect(position(TWO_HOLDS, watched(6_000, tap), 6_000)).toMatchObject({ index: 0, undoable: null })
  })

  test('what was ended for pain stays closed', () => {
    const hurt = watched(12_000, { at: 0, kind: 'too_painful' }, { at: 12_000, kind: 'repeat', index: 0 })
    expect(position(TWO_HOLDS, hurt, 12_000)).toMatchObject({ index: 3, step_elapsed_ms: 2_000 })
  })

  test('a routine that is over may have its last exercise once more', () => {
    const over = watched(80_000, { at: 80_000, kind: 'repeat', index: 0 })
    expect(position(TWO_HOLDS, over, 80_000)).toMatchObject({ index: 0, status: 'running' })
    const allHurt = watched(2, { at: 1, kind: 'too_painful' }, { at: 2, kind: 'too_painful' })
    const none = withMark(allHurt, { at: 2, kind: 'repeat', index: 0 })
    expect(position(TWO_HOLDS, none, 2).status).toBe('finished')
  })
})

describe('taking a move back', () => {
  const skipped = watched(22_000, { at: 20_000, kind: 'skip' })

  test('is offered while little was played since, and as long as it is paused', () => {
    expect(position(TWO_HOLDS, skipped, 22_000).undoable).toBe('skip')
    const late = 20_000 + UNDO_FOR_MS
    expect(position(TWO_HOLDS, watched(late, { at: 20_000, kind: 'skip' }), late).undoable).toBeNull()
    const paused = withMark(skipped, { at: 22_000, kind: 'pause' })
    expect(position(TWO_HOLDS, paused, 90_000).undoable).toBe('skip')
  })

  test('leads back to the very second', () => {
    const back = withMark(skipped, { at: 22_000, kind: 'undo' })
    expect(position(TWO_HOLDS, back, 22_000)).toMatchObject({ index: 1, step_elapsed_ms: 10_000, undoable: null })
  })

  test('keeps what "+10 s" gave', () => {
    const longer = watched(
      22_000,
      { at: 15_000, kind: 'add_seconds', seconds: 10 },
      { at: 20_000, kind: 'skip' },
      { at: 22_000, kind: 'undo' },
    )
    expect(position(TWO_HOLDS, longer, 22_000)).toMatchObject({ index: 1, step_total_ms: 40_000 })
  })

  test('leads back into a routine that it ended, and not into one that was played out or given up', () => {
    const over = watched(65_000, { at: 65_000, kind: 'skip' })
    expect(position(TWO_HOLDS, over, 65_000)).toMatchObject({ status: 'finished', undoable: 'skip' })
    const back = withMark(over, { at: 65_000, kind: 'undo' })
    expect(position(TWO_HOLDS, back, 65_000)).toMatchObject({ index: 3, step_elapsed_ms: 15_000, status: 'running' })
    const played = watched(80_000, { at: 79_000, kind: 'back' })
    expect(position(TWO_HOLDS, [...played, { at: 109_000, kind: 'seen', from: 80_000 }], 109_000).undoable).toBeNull()
    expect(position(TWO_HOLDS, withMark(over, { at: 65_000, kind: 'finish' }), 65_000).undoable).toBe(null)
  })

  test('reaches back one move, not two', () => {
    const twice = watched(24_000, { at: 20_000, kind: 'skip' }, { at: 22_000, kind: 'skip' })
    const once = withMark(twice, { at: 24_000, kind: 'undo' })
    expect(position(TWO_HOLDS, once, 24_000)).toMatchObject({ index: 2, step_elapsed_ms: 2_000 })
    expect(position(TWO_HOLDS, withMark(once, { at: 24_000, kind: 'undo' }), 24_000)).toMatchObject({ index: 2 })
  })
})

test('a mark of a later version of the app changes nothing', () => {
  const unknown = { at: 5_000, kind: 'dance' } as unknown as Mark
  expect(position(TWO_HOLDS, watched(6_000, unknown), 6_000)).toMatchObject({ index: 0, step_elapsed_ms: 6_000 })
})
