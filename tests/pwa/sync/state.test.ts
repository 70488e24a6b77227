// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { SessionLogItem } from '../../../static/pwa/src/domain/wire'
import type { KnownSession } from '../../../static/pwa/src/store/schema'
import { openStore } from '../../../static/pwa/src/store/store'
import { mePlan, practisedSessions, sessions } from '../../../static/pwa/src/sync/state'
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
