import { describe, expect, test } from 'vitest'
import { adviceAfter, adviceForToday, hasMovedDown } from '../../../static/pwa/src/domain/after_session'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'

const pain = (score: number | null, left: number | null = null, right: number | null = null) => ({
  ...NOT_ASKED,
  asked: true,
  score,
  furthest_left: left,
  furthest_right: right,
})

describe('after a session', () => {
  test.each([
    ['low and steady pain', pain(2), pain(2), null],
    ['a rise of one', pain(2), pain(3), null],
    ['a rise of two', pain(2), pain(4), 'red'],
    ['six is too much from any start', pain(6), pain(6), 'red'],
    ['no answer before, five after', pain(null), pain(5), null],
    ['no answer after', pain(9), pain(null), null],
    ['further down the right leg, though it hurts less', pain(5, 2, 2), pain(1, 2, 3), 'moved_down'],
    ['further down the left leg', pain(1, 0, 0), pain(1, 1, 0), 'moved_down'],
    ['back toward the spine', pain(3, 4, 0), pain(4, 2, 0), null],
  ])('%s', (_, before, after, advice) => {
    expect(adviceAfter(before, after)).toBe(advice)
  })

  test('the last session of today says whether the day is for rest', () => {
    const on = (practised_on: string, after: number) => ({
      log: { practised_on, pain_before: pain(2), pain_after: pain(after) },
    })
    expect(adviceForToday([on('2026-11-21', 7)], '2026-11-22')).toBeNull()
    expect(adviceForToday([on('2026-11-22', 2), on('2026-11-22', 7)], '2026-11-22')).toBe('red')
    expect(adviceForToday([on('2026-11-22', 7), on('2026-11-22', 2)], '2026-11-22')).toBeNull()
  })

  test('a place that was not answered has not moved', () => {
    expect(hasMovedDown(pain(1), pain(1, 4, 4))).toBe(false)
    expect(hasMovedDown(pain(1, 4, 4), pain(1))).toBe(false)
  })
})
