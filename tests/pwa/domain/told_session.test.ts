import { describe, expect, test } from 'vitest'
import { minutesByWeek } from '../../../static/pwa/src/domain/practice_minutes'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import { correctionOf, earliestDay, type Told, toldLog, toldOf } from '../../../static/pwa/src/domain/told_session'
import type { SessionLogBody, StepResult } from '../../../static/pwa/src/domain/wire'

const NOON = Date.UTC(2026, 10, 26, 11)
const TOLD: Told = {
  routine_id: 'r',
  practised_on: '2026-11-26',
  amount: 'half',
  score_before: null,
  score_after: 2,
  note: ' on the bed ',
}
const step = (kind: StepResult['kind'], done_seconds: number): StepResult => ({
  step_index: 0,
  exercise_id: 'e',
  side: null,
  kind,
  prescribed_seconds: 30,
  done_seconds,
  audio_led_seconds: 0,
  unobserved_seconds: 0,
  outcome: 'done',
})
const told = toldLog(TOLD, { id: 'p', version: 3 }, NOON)
const timed: SessionLogBody = { ...told, evidence: 'timed', amount: null, steps: [step('hold', 30)], note: 'Good' }

describe('a session told by hand', () => {
  test('says that it was added later, has no seconds, and no answer where none was given', () => {
    expect(told).toMatchObject({
      plan_id: 'p',
      plan_version: 3,
      routine_id: 'r',
      evidence: 'added_later',
      started_at: '2026-11-26T11:00:00.000Z',
      ended_at: '2026-11-26T11:00:00.000Z',
      practised_on: '2026-11-26',
      steps: [],
      amount: 'half',
      note: 'on the bed',
      replaces_id: null,
    })
    expect(told.pain_before).toEqual(NOT_ASKED)
    expect(told.pain_after).toEqual({ ...NOT_ASKED, asked: true, score: 2 })
  })

  test('a form about it begins with what it says', () => {
    expect(toldOf({ id: 'a', log: told })).toEqual({ ...TOLD, note: 'on the bed' })
    expect(toldOf({ id: 'a', log: { ...told, routine_id: null } }).routine_id).toBe('')
  })
})

describe('a correction', () => {
  const known = { id: 'a', log: timed }
  const same = toldOf(known)

  test('that changes nothing is none', () => {
    expect(correctionOf(known, { ...same, note: ' Good ' }, NOON)).toBeNull()
  })

  test('keeps what the timer saw and that it saw it, on the same day', () => {
    const log = correctionOf(known, { ...same, score_after: 5, note: 'Worse' }, NOON + 5)
    expect(log).toMatchObject({ evidence: 'timed', steps: timed.steps, note: 'Worse', replaces_id: 'a' })
    expect(log?.pain_after).toEqual({ ...timed.pain_after, score: 5 })
    expect(log?.pain_before).toEqual(NOT_ASKED)
    expect(log?.corrected_at).toBe('2026-11-26T11:00:00.005Z')
  })

  test('to another day keeps the hours and is no longer what a timer saw', () => {
    expect(correctionOf(known, { ...same, practised_on: '2026-11-24' }, NOON)).toMatchObject({
      evidence: 'added_later',
      practised_on: '2026-11-24',
      started_at: '2026-11-24T11:00:00.000Z',
      ended_at: '2026-11-24T11:00:00.000Z',
      steps: timed.steps,
    })
  })

  test('an answer taken back is a question that was skipped', () => {
    expect(correctionOf(known, { ...same, score_after: null }, NOON)?.pain_after).toMatchObject({
      asked: true,
      score: null,
    })
  })

  test('says how much, of a session that no timer saw', () => {
    const log = correctionOf({ id: 'b', log: told }, { ...TOLD, amount: 'all' }, NOON)
    expect(log).toMatchObject({ amount: 'all', evidence: 'added_later', replaces_id: 'b' })
  })
})

test('a session can be told of a year back', () => {
  expect(earliestDay('2026-11-26')).toBe('2025-11-26')
})

test('minutes of a week are the counting seconds of its sessions; what was told by hand has none', () => {
  const on = (practised_on: string, steps: StepResult[]) => ({ ...timed, practised_on, steps })
  const logs = [
    on('2026-11-16', [step('hold', 30), step('rest', 10)]),
    on('2026-11-22', [step('hold', 20)]),
    on('2026-11-23', [step('hold', 5)]),
    on('2026-11-09', [step('hold', 99)]),
    told,
  ]
  expect(minutesByWeek(logs, '2026-11-16', 2)).toEqual([
    { first_on: '2026-11-16', seconds: 50 },
    { first_on: '2026-11-23', seconds: 5 },
  ])
})
