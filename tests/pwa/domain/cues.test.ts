import { describe, expect, test } from 'vitest'
import { cuesOf } from '../../../static/pwa/src/domain/cues'
import { type Mark, position } from '../../../static/pwa/src/domain/player'
import { timelineOf } from './steps'

const timeline = timelineOf([
  ['prepare', 'left', 10],
  ['hold', 'left', 30],
  ['rest', 'left', 5],
  ['hold', 'left', 30],
  ['switch_side', 'right', 10],
  ['hold', 'right', 30],
  ['rest', null, 10],
])
const seen = (at: number): Mark[] => [
  { at: 0, kind: 'start' },
  { at, from: 0, kind: 'seen' },
]
const cuesAt = (ms: number) => cuesOf(position(timeline, seen(ms), ms))

describe('tones to come', () => {
  test('count down and say what follows: begin, done, other side', () => {
    expect(cuesAt(0)).toEqual([
      { tone: 'countdown', in_ms: 7_000 },
      { tone: 'countdown', in_ms: 8_000 },
      { tone: 'countdown', in_ms: 9_000 },
      { tone: 'start', in_ms: 10_000 },
    ])
    expect(cuesAt(12_000).at(-1)).toEqual({ tone: 'end', in_ms: 28_000 })
    expect(cuesAt(46_000).at(-1)).toEqual({ tone: 'switch_side', in_ms: 29_000 })
    expect(cuesAt(120_000).at(-1)).toEqual({ tone: 'start', in_ms: 5_000 })
  })

  test('that lie behind are left out', () => {
    expect(cuesAt(8_500)).toEqual([
      { tone: 'countdown', in_ms: 500 },
      { tone: 'start', in_ms: 1_500 },
    ])
  })

  test('of a step of a few seconds are not all countdown', () => {
    expect(cuesAt(40_000)).toEqual([{ tone: 'start', in_ms: 5_000 }])
  })

  test('are none while nothing runs', () => {
    expect(cuesOf(position(timeline, [...seen(5_000), { at: 5_000, kind: 'pause' }], 5_000))).toEqual([])
    expect(cuesAt(125_000)).toEqual([])
  })
})
