import { describe, expect, test } from 'vitest'
import { logsInForce } from '../../../static/pwa/src/domain/corrections'
import type { Mark } from '../../../static/pwa/src/domain/player'
import { NOT_ASKED, sessionShare, timedLog } from '../../../static/pwa/src/domain/session_log'
import type { SessionLogBody } from '../../../static/pwa/src/domain/wire'
import { TWO_HOLDS } from './steps'

const START = {
  plan_id: 'plan',
  plan_version: 2,
  routine_id: 'routine',
  started_at: '2026-11-21T22:50:00.000Z',
  practised_on: '2026-11-21',
  pain_before: { ...NOT_ASKED, asked: true, score: 0 },
}
const END = { pain_after: { ...NOT_ASKED, asked: true }, stopped_because: 'time', note: 'calf' } as const
const MARKS: Mark[] = [
  { at: 5_000, kind: 'start' },
  { at: 45_000, from: 5_000, kind: 'seen' },
  { at: 905_000, kind: 'finish' },
]

const timed = timedLog(START, END, TWO_HOLDS, MARKS)

describe('a timed log', () => {
  test('keeps the date of its start and ends when the marks end, past midnight too', () => {
    expect(timed).toMatchObject({
      evidence: 'timed',
      practised_on: '2026-11-21',
      ended_at: '2026-11-21T23:05:00.000Z',
      amount: null,
      replaces_id: null,
      is_withdrawn: false,
    })
    expect(timed.steps.map(({ done_seconds }) => done_seconds)).toEqual([10, 30, 0, 0])
  })

  test('tells not asked, skipped and 0 apart', () => {
    expect(timed.pain_before).toEqual({
      asked: true,
      score: 0,
      furthest_left: null,
      furthest_right: null,
      qualities: [],
    })
    expect(timed.pain_after.score).toBeNull()
    expect(NOT_ASKED.asked).toBe(false)
  })

  test('without any mark has nothing done and ends as it began', () => {
    const empty = timedLog(START, END, TWO_HOLDS, [])
    expect(empty.ended_at).toBe(START.started_at)
    expect(sessionShare(empty, 80)).toEqual({ prescribed_seconds: 60, done_seconds: 0, percent: 0, is_done: false })
  })
})

test('a session that no timer saw has no seconds; all of it counts as done', () => {
  const share = (amount: SessionLogBody['amount']) => sessionShare({ steps: [], amount }, 80)
  expect(share('all')).toEqual({ prescribed_seconds: 0, done_seconds: 0, percent: 100, is_done: true })
  expect(share('half')).toMatchObject({ percent: 50, is_done: false })
  expect(share('little')).toMatchObject({ percent: 10, is_done: false })
})

test('one second of very many is not nothing', () => {
  const [, hold] = timed.steps
  const steps = hold ? [{ ...hold, prescribed_seconds: 1000, done_seconds: 1 }] : []
  expect(sessionShare({ steps, amount: null }, 80).percent).toBe(1)
  expect(sessionShare({ steps: [], amount: null }, 80)).toMatchObject({ percent: 0, is_done: false })
})

describe('of a session and its corrections', () => {
  const log = (change: Partial<SessionLogBody>): SessionLogBody => ({ ...timed, ...change })
  const inForce = (...logs: readonly (readonly [string, Partial<SessionLogBody>])[]) =>
    logsInForce(logs.map(([id, change]) => ({ id, log: log(change) }))).map(({ id }) => id)

  test('the latest rules, whatever the order in which they came', () => {
    const first = ['a', {}] as const
    const second = ['b', { replaces_id: 'a', corrected_at: '2026-11-22T08:00:00Z' }] as const
    const third = ['c', { replaces_id: 'b', corrected_at: '2026-11-22T09:00:00+02:00' }] as const
    expect(inForce(first, second, third)).toEqual(['b'])
    expect(inForce(third, second, first)).toEqual(['b'])
  })

  test('one that came before its original counts, and a withdrawn one takes the session away', () => {
    expect(inForce(['b', { replaces_id: 'lost', corrected_at: '2026-11-22T08:00:00Z' }])).toEqual(['b'])
    expect(
      inForce(['a', {}], ['b', { replaces_id: 'a', is_withdrawn: true, corrected_at: '2026-11-22T08:00:00Z' }]),
    ).toEqual([])
  })

  test('a correction without its own time has that of its id', () => {
    const early = '019aa000-0000-7000-8000-000000000000'
    const late = '019ab000-0000-7000-8000-000000000000'
    const about = { replaces_id: 'a', corrected_at: null }
    expect(inForce(['a', {}], [late, about], [early, about])).toEqual([late])
  })

  test('a circle is one session', () => {
    const when = { corrected_at: '2026-11-22T08:00:00Z' }
    expect(inForce(['b', { replaces_id: 'a', ...when }], ['a', { replaces_id: 'b', ...when }])).toEqual(['b'])
  })

  test('different sessions come oldest first', () => {
    expect(inForce(['late', { practised_on: '2026-11-22' }], ['early', { practised_on: '2026-11-20' }])).toEqual([
      'early',
      'late',
    ])
  })
})
