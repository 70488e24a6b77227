import { describe, expect, test } from 'vitest'
import { ACTS_OF, waysToGoOn } from '../../../static/pwa/src/domain/after_gap'
import { type Mark, position, stepResults, withMark } from '../../../static/pwa/src/domain/player'
import type { StepKind } from '../../../static/pwa/src/domain/wire'
import { timelineOf } from './steps'

/** 30 s of `kind` and a rest after it, seen for `seen` s, then away for `gone` s until somebody looks again. */
function away(kind: StepKind, seen: number, gone: number) {
  const timeline = timelineOf([
    [kind, null, 30],
    ['rest', null, 10],
  ])
  const back = (seen + gone) * 1000
  const marks: Mark[] = [
    { at: 0, kind: 'start' },
    { at: seen * 1000, from: 0, kind: 'seen' },
    { at: seen * 1000, kind: 'hidden', audio_led: false },
    { at: back, kind: 'shown' },
  ]
  return { timeline, marks, back, place: position(timeline, marks, back) }
}

describe('after a gap', () => {
  test.each([
    ['a hold that time was enough for: all three', 'hold', 12, 60, ['resume', 'redo', 'held']],
    ['exactly enough', 'hold', 12, 18, ['resume', 'redo', 'held']],
    ['a gap too short to have done the rest', 'hold', 12, 17, ['resume', 'redo']],
    ['pressing is held too', 'press', 12, 60, ['resume', 'redo', 'held']],
    ['and pushing', 'contract', 12, 60, ['resume', 'redo', 'held']],
    ['hardly begun: nothing to ask', 'hold', 2, 60, ['resume']],
    ['nearly over: nothing to ask', 'hold', 28, 60, ['resume']],
    ['getting ready', 'prepare', 12, 60, ['resume']],
    ['a move', 'move', 12, 60, ['resume']],
    ['a rest', 'rest', 12, 60, ['resume']],
    ['a breath', 'breathe_out', 12, 60, ['resume']],
  ] as const)('%s', (_, kind, seen, gone, expected) => {
    expect(waysToGoOn(away(kind, seen, gone).place)).toEqual(expected)
  })

  test('a pause of the person asks nothing, nor does a routine that runs or is over', () => {
    const { timeline } = away('hold', 12, 60)
    const start: Mark[] = [
      { at: 0, kind: 'start' },
      { at: 12_000, from: 0, kind: 'seen' },
    ]
    const paused = withMark(start, { at: 12_000, kind: 'pause' })
    expect(waysToGoOn(position(timeline, paused, 72_000))).toEqual(['resume'])
    expect(waysToGoOn(position(timeline, start, 12_000))).toEqual(['resume'])
    expect(waysToGoOn(position(timeline, withMark(paused, { at: 12_000, kind: 'finish' }), 72_000))).toEqual(['resume'])
  })

  test.each([
    ['resume', 0, 12_000, 30],
    ['redo', 0, 0, 30],
    ['held', 1, 0, 12],
  ] as const)('"%s" goes on there, and no unseen second is done', (way, index, elapsed, done) => {
    const { timeline, marks, back } = away('hold', 12, 60)
    let gone: readonly Mark[] = marks
    for (const kind of ACTS_OF[way]) gone = withMark(gone, { at: back, kind })
    expect(position(timeline, gone, back)).toMatchObject({ status: 'running', index, step_elapsed_ms: elapsed })
    const end = back + 60_000
    const [hold] = stepResults(timeline, [...gone, { at: end, from: back, kind: 'seen' }], end)
    expect(hold).toMatchObject({ done_seconds: done, unobserved_seconds: 60 })
  })

  test('the gap is the newest one, and begins anew with each', () => {
    const { timeline, marks, back } = away('hold', 12, 60)
    const again: Mark[] = [
      ...marks,
      { at: back + 1_000, kind: 'resume' },
      { at: back + 3_000, from: back + 1_000, kind: 'seen' },
      { at: back + 3_000, kind: 'hidden', audio_led: false },
      { at: back + 8_000, kind: 'shown' },
    ]
    const place = position(timeline, again, back + 8_000)
    expect(place).toMatchObject({ gap_ms: 5_000, unobserved_ms: 65_000, paused_ms: 1_000 })
  })

  test('out of sight again before "Resume" is the same gap', () => {
    const { timeline, marks, back } = away('hold', 12, 60)
    const again: Mark[] = [
      ...marks,
      { at: back + 1_000, kind: 'hidden', audio_led: false },
      { at: back + 31_000, kind: 'shown' },
    ]
    const place = position(timeline, again, back + 32_000)
    expect(place).toMatchObject({ status: 'interrupted', gap_ms: 90_000, unobserved_ms: 90_000, paused_ms: 2_000 })
  })
})
