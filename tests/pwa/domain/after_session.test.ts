import { describe, expect, test } from 'vitest'
import {
  adviceAfter,
  adviceForToday,
  isForRest,
  isTooMuchToday,
  sessionToAskAbout,
} from '../../../static/pwa/src/domain/after_session'
import type { KeptCheckIn } from '../../../static/pwa/src/domain/hold'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import type { PainReport } from '../../../static/pwa/src/domain/wire'
import { RULES } from './light_rules'

const pain = (score: number | null, left: number | null = null, right: number | null = null): PainReport => ({
  ...NOT_ASKED,
  asked: true,
  score,
  furthest_left: left,
  furthest_right: right,
})

const session = (id: string, practised_on: string, before: PainReport, after: PainReport) => ({
  id,
  received_at: null,
  log: { practised_on, pain_before: before, pain_after: after, steps: [] },
})

const morning = (about: string | null, on: string, told: PainReport | null): KeptCheckIn => ({
  id: `morning ${about} ${on}`,
  body: { about_session_id: about, on, pain: told, why_missed: null },
  received_at: null,
})

const [YESTERDAY, TODAY] = ['2026-11-21', '2026-11-22']

describe('after a session', () => {
  test.each([
    ['low and steady pain', pain(2), pain(2), 'green'],
    ['a rise of one', pain(2), pain(3), 'amber'],
    ['a rise of two', pain(2), pain(4), 'red'],
    ['no answer after', pain(6), pain(null), null],
    ['not asked', NOT_ASKED, NOT_ASKED, null],
    ['further down a leg', pain(5, 2, 2), pain(1, 2, 3), 'moved_down'],
    ['a new feeling', { ...pain(2), qualities: ['dull'] }, { ...pain(2), qualities: ['numb'] }, 'new_feeling'],
    ['back toward the spine', pain(3, 4, 0), pain(4, 2, 0), 'green'],
  ] as const)('%s', (_, before, after, advice) => {
    expect(adviceAfter(before, after, RULES)).toBe(advice)
  })

  test('the last session of today says whether the day is for rest', () => {
    const [old, first, second] = [
      session('a', YESTERDAY, pain(2), pain(7)),
      session('b', TODAY, pain(2), pain(7)),
      session('c', TODAY, pain(2), pain(2)),
    ]
    expect(adviceForToday([old], [], TODAY, RULES)).toBeNull()
    expect(adviceForToday([second, first], [], TODAY, RULES)).toBe('red')
    expect(adviceForToday([first, second], [], TODAY, RULES)).toBeNull()
  })

  test.each([
    ['much more than at the start', pain(5), 'red_morning'],
    ['a little more', pain(3), 'amber_morning'],
    ['no more', pain(2), null],
    ['skipped', pain(null), null],
    ['further down a leg', pain(2, 3, 0), 'moved_down'],
    ['a new feeling', { ...pain(2), qualities: ['tingling'] } as const, 'new_feeling'],
  ] as const)('the morning after speaks for the morning: %s', (_, told, advice) => {
    const before = { ...pain(2, 2, 0), qualities: ['dull'] as const }
    const sessions = [session('a', YESTERDAY, before, pain(9, 2, 0))]
    expect(adviceForToday(sessions, [morning('a', TODAY, told)], TODAY, RULES)).toBe(advice)
  })

  test('what was said of another morning says nothing of today', () => {
    const sessions = [session('a', '2026-11-20', pain(2), pain(2))]
    expect(adviceForToday(sessions, [morning('a', YESTERDAY, pain(8))], TODAY, RULES)).toBeNull()
  })

  test('too much pain to start holds for the day, before all else', () => {
    const told = [morning(null, TODAY, pain(7))]
    expect(adviceForToday([session('a', TODAY, pain(2), pain(2))], told, TODAY, RULES)).toBe('too_much')
    expect(isTooMuchToday(told, '2026-11-23', RULES)).toBe(false)
    expect(isTooMuchToday([morning('a', TODAY, pain(9)), morning(null, TODAY, null)], TODAY, RULES)).toBe(false)
    expect(isTooMuchToday([morning(null, TODAY, pain(6)), morning(null, TODAY, pain(null))], TODAY, RULES)).toBe(false)
  })

  test('red asks for a rest, amber and green do not', () => {
    expect(
      ['red', 'moved_down', 'new_feeling', 'too_much', 'red_morning'].every((one) => isForRest(one as 'red')),
    ).toBe(true)
    expect([null, 'green', 'amber', 'amber_morning'].some((one) => isForRest(one as 'green'))).toBe(false)
  })
})

describe('the question of the next morning', () => {
  const told = session('a', YESTERDAY, pain(2), pain(2))

  test('it is about the last session of yesterday', () => {
    const earlier = session('z', YESTERDAY, pain(2), pain(3))
    expect(sessionToAskAbout([session('b', '2026-11-20', pain(1), pain(1)), earlier, told], [], TODAY)).toBe(told)
  })

  test.each([
    ['none was practised', [], []],
    ['that was the day before', [session('a', '2026-11-20', pain(2), pain(2))], []],
    ['nothing was asked then', [session('a', YESTERDAY, NOT_ASKED, NOT_ASKED)], []],
    ['it was answered', [told], [morning('a', TODAY, pain(3))]],
    ['it was skipped', [told], [morning('a', TODAY, pain(null))]],
    ['today was practised already', [told, session('b', TODAY, pain(2), pain(2))], []],
  ])('it is not asked when %s', (_, sessions, checkIns) => {
    expect(sessionToAskAbout(sessions, checkIns, TODAY)).toBeNull()
  })

  test('a session of which only the end was told is asked about', () => {
    expect(sessionToAskAbout([session('a', YESTERDAY, NOT_ASKED, pain(2))], [], TODAY)?.id).toBe('a')
  })
})
