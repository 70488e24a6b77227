// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { HoldSpan } from '../../../static/pwa/src/domain/hold'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import type { Plan, SessionLogItem } from '../../../static/pwa/src/domain/wire'
import type { KnownSession } from '../../../static/pwa/src/store/schema'
import { openStore } from '../../../static/pwa/src/store/store'
import {
  checkIns,
  heldIds,
  mePlan,
  practisedSessions,
  sessions,
  tellDay,
  week,
} from '../../../static/pwa/src/sync/state'
import { RULES } from '../domain/light_rules'
import { LOG, ME_PLAN, SENDER } from '../store/kept'

const session = (id: string, changes: Partial<KnownSession> = {}): KnownSession => ({
  id,
  log: { ...LOG, evidence: 'added_later', amount: 'all' },
  status: 'stored',
  flags: [],
  is_own: true,
  received_at: null,
  ...changes,
})

beforeEach(() => {
  mePlan.value = ME_PLAN
})

test('what the service keeps out of its figures is in none here', () => {
  sessions.value = [
    session('one', { flags: ['clock_skew'] }),
    session('two', { flags: ['future_date'] }),
    session('three', { status: 'quarantined' }),
    session('four', { status: 'pending' }),
  ]
  expect(practisedSessions.value.map(({ is_pending }) => is_pending)).toEqual([true, false])
})

test('a session corrected twice elsewhere is one, though the first correction never came here', async () => {
  const kept = openStore('corrected-twice', SENDER)
  const id = await kept.recordSession({ ...LOG, amount: 'all', evidence: 'added_later' })
  const corrected_at = '2026-11-21T09:00:00Z'
  const second = { ...LOG, amount: 'little', replaces_id: 'first correction', corrected_at }
  await kept.saveHistory([{ ...second, id: 'second', first_id: id, flags: [] } as unknown as SessionLogItem])
  sessions.value = await kept.listSessions()
  expect(practisedSessions.value).toMatchObject([{ is_done: false }])
})

test('a correction that the service could not read leaves the session as it was', () => {
  const withdrawn = { ...LOG, replaces_id: 'one', is_withdrawn: true, corrected_at: '2026-11-21T09:00:00Z' }
  sessions.value = [session('one'), session('two', { log: withdrawn, status: 'quarantined' })]
  expect(practisedSessions.value).toHaveLength(1)
})

test('a session that a later release could read after all counts here too', async () => {
  const kept = openStore('read-again', SENDER)
  const id = await kept.recordSession({ ...LOG, amount: 'all', evidence: 'added_later' })
  const waiting = await kept.listOutbox()
  const settled = new Map([[id, { outcome: 'quarantined' as const, flags: [], received_at: '2026-11-20T10:00:00Z' }]])
  const verdict = { settled, answer: null, trouble: null, limit: 100, refused: null, retry_after_seconds: null }
  await kept.settle(waiting, verdict, '1999-01-01T00:00:00Z')
  sessions.value = await kept.listSessions()
  expect(sessions.value[0]?.received_at).toBe('2026-11-20T10:00:00Z')
  expect(practisedSessions.value).toEqual([])
  const item = { ...LOG, id, first_id: id, flags: ['plan_unknown'], received_at: '2026-11-20T10:00:00Z' }
  await kept.saveHistory([item as unknown as SessionLogItem])
  sessions.value = await kept.listSessions()
  expect(practisedSessions.value).toHaveLength(1)
})

const pain = (score: number) => ({ ...NOT_ASKED, asked: true, score })
const painful = (id: string, after: number, changes: Partial<KnownSession> = {}) =>
  session(id, { log: { ...LOG, steps: [HELD_STEP], pain_before: pain(2), pain_after: pain(after) }, ...changes })
const HELD_STEP = {
  step_index: 0,
  exercise_id: 'bridge',
  side: null,
  kind: 'hold',
  prescribed_seconds: 30,
  done_seconds: 30,
  audio_led_seconds: 0,
  unobserved_seconds: 0,
  outcome: 'done',
} as const

test('an exercise is on hold when sessions here say so, or the service does', async () => {
  const kept = openStore('held', SENDER)
  await kept.recordCheckIn({ about_session_id: 'one', on: '2026-11-22', pain: pain(7), why_missed: null })
  checkIns.value = await kept.listCheckIns()
  mePlan.value = { ...ME_PLAN, rules: { done_percent: 80, light: RULES }, holds: { held: ['clam'], opened: {} } }
  sessions.value = [painful('one', 1), painful('two', 6)]
  expect([...heldIds.value]).toEqual(['clam', 'bridge'])
  sessions.value = [painful('one', 1), painful('two', 6, { status: 'quarantined' })]
  expect([...heldIds.value]).toEqual(['clam'])
  sessions.value = [painful('one', 1), painful('two', 6, { flags: ['future_date'] })]
  expect([...heldIds.value]).toEqual(['clam'])
})

test('what had come in when the therapist opened it does not hold it again', async () => {
  const received_at = '2026-11-22T10:00:00Z'
  checkIns.value = []
  const holds = { held: [], opened: { bridge: '2026-11-23T10:00:00Z' } }
  mePlan.value = { ...ME_PLAN, rules: { done_percent: 80, light: RULES }, holds }
  sessions.value = [painful('one', 6, { received_at }), painful('two', 6, { received_at })]
  expect([...heldIds.value]).toEqual([])
  sessions.value = [painful('one', 6), painful('two', 6)]
  expect([...heldIds.value]).toEqual(['bridge'])
})

test('a week asks for nothing of what is on hold, whether the service says so or sessions known here', () => {
  tellDay('2026-11-25')
  checkIns.value = []
  const prescription = { id: 'p', exercise_id: 'bridge', sides: null, first_side: null, dose: {} as never, note: '' }
  const routine = { id: 'r', name: 'R', times_per_week: null, times_per_day: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] }
  const plan = { ...(ME_PLAN.plan as Plan), routines: [{ ...routine, prescriptions: [prescription] }] }
  const known = { ...ME_PLAN, plan, rules: { done_percent: 80, light: RULES } }
  const dues = () => [week.value?.target, week.value?.days.map(({ due }) => due).join('')]
  sessions.value = []
  mePlan.value = known
  expect(dues()).toEqual([7, '1111111'])
  const days = [{ exercise_id: 'bridge', first_on: '2026-11-23', last_on: '2026-11-24' }]
  mePlan.value = { ...known, holds: { held: [], opened: {}, days } }
  expect(dues()).toEqual([5, '0011111'])
  const red = (id: string, practised_on: string) => {
    const told = painful(id, 7)
    return { ...told, log: { ...told.log, practised_on } }
  }
  sessions.value = [red('one', '2026-11-24'), red('two', '2026-11-25')]
  expect(week.value?.days.map(({ due }) => due).join('')).toBe('0000000')
  mePlan.value = {
    ...known,
    holds: { held: ['bridge'], opened: {}, days: [{ ...days[0], last_on: null } as HoldSpan] },
  }
  expect(week.value?.days.map(({ due }) => due).join('')).toBe('0000000')
})

test('a plan that was kept before there was a light holds nothing', () => {
  mePlan.value = ME_PLAN
  sessions.value = [painful('one', 6), painful('two', 6)]
  expect([...heldIds.value]).toEqual([])
})

test('a check-in that was sent says when it came, and one that could not be read says nothing', async () => {
  const kept = openStore('check-ins', SENDER)
  const body = { about_session_id: null, on: '2026-11-22', pain: pain(7), why_missed: null }
  const [one, two] = [await kept.recordCheckIn(body), await kept.recordCheckIn(body)]
  const received_at = '2026-11-22T10:00:00Z'
  const settled = new Map([
    [one, { outcome: 'stored' as const, flags: [], received_at }],
    [two, { outcome: 'quarantined' as const, flags: [], received_at }],
  ])
  const verdict = { settled, answer: null, trouble: null, limit: 100, refused: null, retry_after_seconds: null }
  await kept.settle(await kept.listOutbox(), verdict, '1999-01-01T00:00:00Z')
  const three = await kept.recordCheckIn(body)
  expect(await kept.listCheckIns()).toEqual([
    { id: one, body, received_at },
    { id: three, body, received_at: null },
  ])
})
