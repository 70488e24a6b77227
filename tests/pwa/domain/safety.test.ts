import { describe, expect, test } from 'vitest'
import { levelOfAnswer, lockInForce, screenDue } from '../../../static/pwa/src/domain/safety'
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
