import { describe, expect, test } from 'vitest'
import {
  isWhole,
  levelOfAnswer,
  lockInForce,
  lockLevel,
  partsOf,
  screenDue,
} from '../../../static/pwa/src/domain/safety'
import { questions } from './questions'

describe('the screen that is due', () => {
  test.each([
    ['never asked', null, null, false, 'full'],
    ['asked today', '2026-11-21', null, false, 'before_session'],
    ['13 days without a session', '2026-11-01', '2026-11-08', false, 'before_session'],
    ['14 days without a session', '2026-11-01', '2026-11-07', false, 'full'],
    ['an old screen, sessions since', '2026-01-01', '2026-11-20', false, 'before_session'],
    ['a full screen after the gap', '2026-11-20', '2026-01-01', false, 'before_session'],
    ['something changed', '2026-11-21', '2026-11-21', true, 'full'],
  ] as const)('%s', (_, full, session, changed, due) => {
    expect(screenDue('2026-11-21', full, session, changed)).toBe(due)
  })
})

describe('each row of the table alone', () => {
  test.each(questions)('$id', (question) => {
    const locks = (answer: 'yes' | 'rather_not_say' | 'no', confirmed = true) =>
      lockLevel([{ question_id: question.id, answer, confirmed }], questions)
    const level = (of: typeof question.rather_not_say_level) => (of === 'caution' ? null : of)
    expect(locks('yes')).toBe(level(question.level))
    expect(locks('rather_not_say')).toBe(level(question.rather_not_say_level))
    expect(locks('no')).toBeNull()
    expect(locks('yes', false)).toBeNull()
  })
})

test.each([
  ['every answer no', ['no', 'no'], true],
  ['nothing answered', [], false],
  ['a red answer and what was told by then', ['no', 'yes'], false],
  ['a single yes that holds nothing', ['yes'], false],
  ['rather not say', ['rather_not_say'], false],
] as const)('a screen was gone through or not: %s', (_, given, whole) => {
  const answers = given.map((answer) => ({ question_id: 'saddle', answer, confirmed: true }))
  expect(isWhole({ answered_at: '2026-11-21T08:00:00Z', screen: 'full', answers })).toBe(whole)
})

test.each([
  [0, []],
  [1, [1]],
  [4, [4]],
  [5, [2, 3]],
  [21, [3, 4, 3, 4, 3, 4]],
] as const)('%d questions come in parts of %j', (length, sizes) => {
  const items = Array.from({ length }, (_, index) => index)
  const parts = partsOf(items, 4)
  expect(parts.map((part) => part.length)).toEqual(sizes)
  expect(parts.flat()).toEqual(items)
})

test('a yes to a question unknown here is for a clinician, "rather not say" to it means nothing', () => {
  expect(levelOfAnswer({ question_id: 'new', answer: 'yes', confirmed: true }, questions)).toBe('clinician_first')
  expect(levelOfAnswer({ question_id: 'new', answer: 'rather_not_say', confirmed: true }, questions)).toBeNull()
})

describe('the lock in force', () => {
  const own = { id: 'own', level: 'same_day', locked_at: '2026-11-20T08:00:00Z' } as const
  const older = { id: 'older', level: 'same_day', locked_at: '2026-11-19T08:00:00Z' } as const
  const grave = { id: 'grave', level: 'emergency', locked_at: '2026-11-18T08:00:00Z' } as const

  test('is none without a red answer', () => {
    expect(lockInForce([], null, [])).toBeNull()
  })

  test('holds without network from the moment of the answer', () => {
    expect(lockInForce([own], null, [])).toEqual(own)
  })

  test('is lifted only by the server naming it', () => {
    expect(lockInForce([own], null, ['another'])).toEqual(own)
    expect(lockInForce([own], null, ['own'])).toBeNull()
  })

  test('is the most serious, then the newest', () => {
    expect(lockInForce([older, own], grave, [])).toEqual(grave)
    expect(lockInForce([older, own], null, [])).toEqual(own)
    expect(lockInForce([], grave, [])).toEqual(grave)
  })
})
