import { describe, expect, test } from 'vitest'
import { NOT_ASKED } from '../../static/pwa/src/domain/session_log'
import type { Dose, Exercise, Prescription, SessionLogBody } from '../../static/pwa/src/domain/wire'
import { en } from '../../static/pwa/src/messages/en'
import { isSafariTab, proposedDeviceName } from '../../static/pwa/src/views/device_name'
import { doseInWords } from '../../static/pwa/src/views/dose_words'
import { codeInLink, inGroups, readTypedCode } from '../../static/pwa/src/views/join_code'
import {
  attentionReason,
  painInWords,
  receivedInWords,
  sessionPlace,
  shareInWords,
} from '../../static/pwa/src/views/session_words'
import { duration } from '../../static/pwa/src/views/time_words'

const exercise = (side: Exercise['side'], work_side: string | null = null) => ({ side, work_side }) as Exercise
const prescription = (dose: Dose, sides: Prescription['sides'] = null) =>
  ({ id: 'p', exercise_id: 'e', sides, first_side: null, dose, note: '' }) satisfies Prescription
const hold: Dose = { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 }
const moves: Dose = { type: 'dynamic_reps', rep_seconds: 4, hold_seconds: 3, reps: 10, rest_seconds: 30, sets: 2 }

describe('a dose in words', () => {
  test.each([
    ['30 s × 3, each leg', prescription(hold, 'both'), exercise('per_side', 'crossed leg')],
    ['30 s × 3, left leg', prescription(hold, 'left'), exercise('per_side', 'top leg')],
    ['30 s × 3, each side', prescription(hold, 'both'), exercise('per_side', 'buttock on the ball')],
    ['2 rounds of 30 s × 3', prescription({ ...hold, sets: 2 }), exercise('none')],
    ['2 × 10, hold 3 s', prescription(moves), exercise('none')],
    ['2 × 10, sides in turn', prescription({ ...moves, hold_seconds: 0 }), exercise('alternating')],
    [
      'in 4 s, out 6 s × 10',
      prescription({ type: 'breathing', inhale_seconds: 4, exhale_seconds: 6, reps: 10, rest_seconds: 0, sets: 1 }),
      exercise('none'),
    ],
  ])('%s', (words, given, of) => {
    expect(doseInWords(given, of)).toBe(words)
  })
})

describe('a session in words', () => {
  const log = { amount: null, evidence: 'timed', steps: [], pain_before: NOT_ASKED, pain_after: NOT_ASKED }
  const asked = { ...NOT_ASKED, asked: true }

  test('not asked, skipped and 0 are three things', () => {
    const body = { ...log, pain_before: { ...asked, score: 0 }, pain_after: asked } as unknown as SessionLogBody
    expect(painInWords(body)).toBe('Pain 0 before, skipped after')
    expect(painInWords({ ...body, pain_before: NOT_ASKED })).toBe('Pain not asked before, skipped after')
    expect(painInWords(log as unknown as SessionLogBody)).toBeNull()
  })

  test('what no timer saw has no seconds', () => {
    const body = { ...log, amount: 'half', evidence: 'added_later' } as unknown as SessionLogBody
    expect(shareInWords(body, 80)).toBe('about half, added later')
  })

  test.each([
    ['on_phone', 'pending', []],
    ['received', 'duplicate', ['clock_skew']],
    ['attention', 'conflict', []],
    ['attention', 'quarantined', []],
    ['attention', 'stored', ['future_date']],
  ] as const)('%s when it is %s with flags %j', (place, status, flags) => {
    expect(sessionPlace({ id: 'one', status, flags }, new Set(['another']))).toBe(place)
  })

  test('that was refused when sent alone needs attention, though it is only on this phone', () => {
    const session = { id: 'one', status: 'pending', flags: [] } as const
    expect(attentionReason(session, new Set(['one']))).toBe('refused')
    expect(sessionPlace(session, new Set(['one']))).toBe('attention')
  })

  test('received says when, with the day unless it was today', () => {
    const at = new Date(2026, 10, 21, 14, 2)
    const received = at.toISOString()
    expect(receivedInWords(received, at.getTime() + 3_600_000)).toBe('Received 14:02')
    expect(receivedInWords(received, at.getTime() + 86_400_000)).toBe('Received yesterday 14:02')
    expect(receivedInWords(received, at.getTime() + 5 * 86_400_000)).toBe('Received Sat 21 Nov 14:02')
    expect(receivedInWords(null, at.getTime())).toBe('Received')
  })

  test.each([
    [45, '45 s'],
    [60, '1 min'],
    [510, '8 min 30 s'],
  ])('%i seconds are said with their units', (seconds, words) => {
    expect(duration(seconds).replaceAll('\u00a0', ' ')).toBe(words)
  })
})

describe('a code', () => {
  test.each([
    ['abcde-fghjk', 'ABCDEFGHJK'],
    [' oiLab 12345 ', '011AB12345'],
    ['a-Link_longer-than-ten', 'aLink_longerthanten'],
  ])('typed as %j is read as %j', (typed, code) => {
    expect(readTypedCode(typed)).toBe(code)
  })

  test('is shown in groups, and taken from a link only when there is one', () => {
    expect(inGroups('ABCDEFGHJK')).toBe('ABCDE-FGHJK')
    expect(codeInLink('#ABCDEFGHJK')).toBe('ABCDEFGHJK')
    expect(codeInLink('')).toBe('')
    expect(codeInLink('#%E0%A4%A')).toBe('')
  })
})

test('an iPhone in a Safari tab is told to install first, the installed app and other browsers are not', () => {
  const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Mobile/15E148 Safari/604.1'
  expect(isSafariTab(iPhone, false)).toBe(true)
  expect(isSafariTab(iPhone, true)).toBe(false)
  expect(isSafariTab(`${iPhone} CriOS/130`, false)).toBe(false)
  expect(proposedDeviceName(iPhone)).toBe('iPhone')
})

describe('the words themselves', () => {
  const all = Object.entries(en)

  test('have both forms wherever they count', () => {
    const stems = all.flatMap(([id]) => (id.endsWith('.one') ? [id.slice(0, -'.one'.length)] : []))
    expect(stems.filter((stem) => !(`${stem}.other` in en))).toEqual([])
  })
})
