import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { accountDatabaseName } from '../../../static/pwa/src/store/device'
import { openStore } from '../../../static/pwa/src/store/store'
import { SENDER } from './kept'
import { makeVersion1 } from './version1'
import { makeVersion2 } from './version2'

test('a database of version 1 keeps all it holds, and learns what is known of times and devices', async () => {
  const before = await makeVersion1(accountDatabaseName('from-version-1'))
  const store = openStore('from-version-1', SENDER)
  const kept = (name: string) => (before[name] ?? []).map(([value]) => value)
  expect([await store.loadPlan()]).toEqual(kept('plan'))
  expect([await store.loadRun()]).toEqual(kept('run'))
  expect(await store.listAnswers()).toEqual(kept('safety'))
  expect(await store.loadSettings()).toMatchObject({ has_sound: false })
  expect(await store.lastReceivedAt()).toBe('2026-11-20T10:00:05.000Z')
  expect(await store.serverMemory()).toEqual({ epoch: 'one', sequence: 7, repeated: {} })
  const received = { own: null, waits: null, told: '2026-11-20T10:00:00Z' } as const
  const sessions = kept('sessions') as { id: keyof typeof received }[]
  expect(await store.listSessions()).toEqual(
    sessions
      .map((session) => ({ ...session, received_at: received[session.id] }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  expect(await store.listOutbox()).toEqual(
    kept('outbox').map((entry) => ({ ...Object(entry), device_id: 'old phone' })),
  )
  expect(await store.acknowledged('old phone')).toEqual({ own: ['own'], foreign: [] })
  expect(await store.acknowledged('a new one')).toEqual({ own: [], foreign: ['own'] })
  expect(await store.isNew()).toBe(false)
})

test('the sequence goes on where version 1 left it', async () => {
  await makeVersion1(accountDatabaseName('goes-on'))
  const store = openStore('goes-on', SENDER)
  await store.recordCheckIn({ about_session_id: null, on: '2026-11-21', pain: null, why_missed: 'time' })
  expect((await store.listOutbox()).map(({ device_sequence }) => device_sequence).sort()).toEqual([2, 3])
})

test('when a session was received is taken from the practice where this phone did not note it', async () => {
  await makeVersion1(accountDatabaseName('asks'))
  const store = openStore('asks', SENDER)
  const items = ['own', 'waits'].map((id) => ({ id, first_id: id, flags: [], received_at: '2026-11-20T09:59:00Z' }))
  await store.saveHistory(items as unknown as Parameters<typeof store.saveHistory>[0])
  const times = (await store.listSessions()).map(({ id, received_at }) => [id, received_at])
  expect(times).toContainEqual(['own', '2026-11-20T09:59:00Z'])
  expect(times).toContainEqual(['waits', null])
})

test('a database of version 2 keeps all it holds, and has room for pictures of the practice', async () => {
  const before = await makeVersion2(accountDatabaseName('from-version-2'))
  const store = openStore('from-version-2', SENDER)
  const kept = (name: string) => (before[name] ?? []).map(([value]) => value)
  expect([await store.loadPlan()]).toEqual(kept('plan'))
  expect([await store.loadRun()]).toEqual(kept('run'))
  expect(await store.listSessions()).toEqual(kept('sessions'))
  expect(await store.listOutbox()).toEqual(kept('outbox'))
  expect(await store.acknowledged('phone')).toEqual({ own: ['sent'], foreign: [] })
  expect(await store.listPictures()).toEqual([])
  const picture = { address: '/api/v1/1.webp', type: 'image/webp', bytes: new Uint8Array([1, 2]).buffer }
  await store.savePicture(picture)
  await store.savePicture({ ...picture, address: '/api/v1/2.webp' })
  await store.forgetPictures(new Set(['/api/v1/1.webp']))
  expect(await store.listPictures()).toEqual([picture])
})
