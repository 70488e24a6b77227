import { describe, expect, test } from 'vitest'
import { arrange } from '../../../static/pwa/src/domain/arrange'
import type { Step } from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'
import { TWO_HOLDS, timelineOf } from './steps'

const places = (timeline: readonly Step[]) =>
  timeline.map(({ kind, side, step_index }) => `${kind} ${side} ${step_index}`)

describe('the client begins with the other side', () => {
  test('the side blocks change places, every step keeps its number', () => {
    expect(places(arrange(TWO_HOLDS, { first_side: 'right' }))).toEqual([
      'prepare right 0',
      'hold right 3',
      'switch_side left 2',
      'hold left 1',
    ])
  })

  test('a routine that begins there already stays as it is', () => {
    expect(arrange(TWO_HOLDS, { first_side: 'left' })).toEqual(TWO_HOLDS)
    expect(arrange(TWO_HOLDS, { first_side: null })).toEqual(TWO_HOLDS)
  })

  test('one side, no side, alternating sides and several switches have nothing to swap', () => {
    const others = timelineOf(
      [
        ['prepare', 'left', 10],
        ['hold', 'left', 30],
      ],
      [['breathe_in', null, 4]],
      [
        ['prepare', 'left', 10],
        ['move', 'left', 5],
        ['move', 'right', 5],
        ['switch_side', null, 10],
        ['move', 'left', 5],
        ['move', 'right', 5],
      ],
      [
        ['hold', 'left', 5],
        ['switch_side', 'right', 10],
        ['hold', 'right', 5],
        ['switch_side', 'left', 10],
        ['hold', 'left', 5],
      ],
    )
    expect(arrange(others, { first_side: 'right' })).toEqual(others)
  })

  test('a switch that names no side keeps naming none', () => {
    const quiet = timelineOf([
      ['hold', 'left', 5],
      ['switch_side', null, 10],
      ['hold', 'right', 5],
    ])
    expect(places(arrange(quiet, { first_side: 'right' }))).toEqual([
      'hold right 2',
      'switch_side null 1',
      'hold left 0',
    ])
  })
})

describe('time to get ready and to turn over', () => {
  const seconds = (timeline: readonly Step[]) => timeline.map((step) => step.seconds)
  const MOVED = timelineOf([
    ['prepare', null, 20],
    ['hold', null, 30],
  ])

  test.each([
    { prepare_seconds: 5, switch_side_seconds: 15, expected: [5, 30, 15, 30] },
    { prepare_seconds: 20, expected: [20, 30, 10, 30] },
    { switch_side_seconds: 5, expected: [10, 30, 5, 30] },
    { expected: [10, 30, 10, 30] },
  ])('as the person chose it: $expected', ({ expected, ...wanted }) => {
    expect(seconds(arrange(TWO_HOLDS, { first_side: null, ...wanted }))).toEqual(expected)
  })

  test('a change of position keeps the time that the plan adds for it', () => {
    expect(seconds(arrange(MOVED, { first_side: null, prepare_seconds: 5 }))).toEqual([15, 30])
    expect(seconds(arrange(MOVED, { first_side: null }))).toEqual([20, 30])
  })
})

interface TimelineCase {
  readonly name: string
  readonly steps: readonly Step[]
}

describe.each(goldenCases<TimelineCase>('timelines'))('timeline $name', ({ steps }) => {
  test.each(['left', 'right'] as const)(
    'begun on the %s side it has the same steps and the same dose',
    (first_side) => {
      const arranged = arrange(steps, { first_side })
      const inOrder = [...arranged].sort((one, other) => one.step_index - other.step_index)
      expect(inOrder.map(({ side: _, ...step }) => step)).toEqual(steps.map(({ side: _, ...step }) => step))
      const counting = (timeline: readonly Step[]) => timeline.filter((step) => step.counts)
      expect(counting(inOrder)).toEqual(counting(steps))
    },
  )

  test('every exercise with two sides begins on the wanted one', () => {
    const both = new Set(steps.filter(({ kind }) => kind === 'switch_side').map((step) => step.prescription_id))
    for (const id of both) {
      const own = arrange(steps, { first_side: 'right' }).filter((step) => step.prescription_id === id)
      expect(own.find((step) => step.counts)?.side).toBe('right')
      expect(own.find((step) => step.kind === 'prepare')?.side).toBe('right')
    }
  })
})
