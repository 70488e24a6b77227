// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SessionLogItem } from '../../../static/pwa/src/domain/wire'
import { openStore, type Store } from '../../../static/pwa/src/store/store'
import { fetchHistory } from '../../../static/pwa/src/sync/history'
import { mePlan, practisedSessions, sessionsInForce, store } from '../../../static/pwa/src/sync/state'
import { LOG, ME_PLAN, OWN_SENDER } from '../store/kept'
import { FakeServer, TOM } from './fake_server'

let server: FakeServer
let phone: Store
let opened = 0

const id = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`

function item(number: number, practised_on: string, changes: Partial<SessionLogItem> = {}): SessionLogItem {
  const log = { ...LOG, practised_on, evidence: 'added_later', amount: 'all' } as const
  const told = { id: id(number), first_id: id(number), flags: [], received_at: '2026-11-21T09:00:00Z' }
  return { ...log, ...told, ...changes } as unknown as SessionLogItem
}

/** What requests the phone makes, and the ids that it counts then. */
async function sync(): Promise<{ asked: string[]; known: string[] }> {
  server.historyRequests = []
  await fetchHistory(phone)
  return { asked: server.historyRequests, known: sessionsInForce.value.map((session) => session.id).sort() }
}

beforeEach(async () => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
  opened += 1
  server.cookie = { ...TOM, account: { ...TOM.account, id: `history-${opened}` } }
  phone = openStore(`history-${opened}`, OWN_SENDER)
  store.value = phone
  mePlan.value = ME_PLAN
  server.logs = [item(3, '2026-11-20'), item(2, '2026-11-19'), item(1, '2026-11-18')]
})

test('a new phone comes to all sessions, and with nothing new one small request is all', async () => {
  expect((await sync()).known).toEqual([1, 2, 3].map(id))
  expect((await sync()).asked).toEqual(['/digest?'])
})

test('a session of months ago that another phone sends late is found, and only its month is fetched', async () => {
  await sync()
  server.logs.push(item(9, '2026-06-03'))
  const { asked, known } = await sync()
  expect(asked).toEqual(['/digest?', '?first_on=2026-06-01&last_on=2026-06-30'])
  expect(known).toEqual([1, 2, 3, 9].map(id))
})

test('an old session that was corrected, moved or withdrawn elsewhere is so here', async () => {
  server.logs.push(item(9, '2026-06-03'), item(8, '2026-06-02'))
  await sync()
  const [corrected_at, evidence] = ['2026-11-21T08:00:00Z', 'added_later' as const]
  server.logs = [
    ...server.logs.slice(0, 3),
    item(11, '2026-07-01', { first_id: id(9), replaces_id: id(9), corrected_at, evidence }),
    item(12, '2026-06-02', { first_id: id(8), replaces_id: id(8), corrected_at, is_withdrawn: true }),
  ]
  expect((await sync()).known).toEqual([1, 2, 3, 11].map(id))
  expect((await sync()).asked).toHaveLength(1)
})

test('what makes two known sessions one lies in another month: then all is fetched, once', async () => {
  const own = await phone.recordSession({ ...LOG, practised_on: '2026-05-01', evidence: 'added_later', amount: 'all' })
  const settled = new Map([[own, { outcome: 'stored' as const, flags: [], received_at: '2026-11-20T10:00:00Z' }]])
  const verdict = { settled, answer: null, trouble: null, limit: 100, refused: null, retry_after_seconds: null }
  await phone.settle(await phone.listOutbox(), verdict, '2026-11-20T10:00:00Z')
  const correction = { replaces_id: id(50), corrected_at: '2026-11-21T08:00:00Z' }
  server.logs = [item(51, '2026-09-09', { ...correction, first_id: id(50) }), item(0, '2026-05-01', { id: own })]
  expect((await sync()).known).toHaveLength(2)
  // The log between them has come: it corrects the one, and is corrected by the other.
  server.logs = [item(51, '2026-09-09', { ...correction, first_id: own })]
  const { asked, known } = await sync()
  expect(asked.slice(1)).toEqual(['?first_on=2026-05-01&last_on=2026-05-31', '?first_on=2026-01-01'])
  expect(known).toEqual([id(51)])
  expect((await sync()).asked).toHaveLength(1)
})

test('a copy of what the server has lost is in no count, and counts again when it is sent again', async () => {
  await sync()
  const lost = server.logs.pop() as SessionLogItem
  expect((await sync()).known).toEqual([2, 3].map(id))
  expect((await sync()).asked).toHaveLength(1)
  server.logs.push(lost)
  expect((await sync()).known).toEqual([1, 2, 3].map(id))
})

test('what waits here is no difference, and one that cannot be mended is fetched once', async () => {
  await sync()
  await phone.recordSession({ ...LOG, evidence: 'added_later', amount: 'all' })
  expect((await sync()).asked).toHaveLength(1)
  const [waiting] = await phone.listOutbox()
  const conflict = { outcome: 'conflict' as const, flags: [], received_at: '2026-11-21T10:00:00Z' }
  const settled = new Map([[String(waiting?.id), conflict]])
  const verdict = { settled, answer: null, trouble: null, limit: 100, refused: null, retry_after_seconds: null }
  await phone.settle(waiting ? [waiting] : [], verdict, '2026-11-21T10:00:00Z')
  expect((await sync()).asked.length).toBeGreaterThan(1)
  expect((await sync()).asked).toHaveLength(1)
  expect(practisedSessions.value).toHaveLength(4)
})

test('a page that never comes changes nothing, and is asked for again', async () => {
  const { fetch } = server
  const failing = async (input: string, init?: RequestInit) =>
    input.includes('cursor') ? new Response('<html>', { status: 502 }) : fetch(input, init)
  vi.stubGlobal('fetch', failing)
  await fetchHistory(phone)
  vi.stubGlobal('fetch', fetch)
  expect((await sync()).known).toEqual([1, 2, 3].map(id))
})
