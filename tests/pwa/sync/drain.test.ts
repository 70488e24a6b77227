import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../../../static/pwa/src/store/store'
import { drain } from '../../../static/pwa/src/sync/drain'
import { LOG, OWN_SENDER } from '../store/kept'
import { FakeServer, type Fault, TOM } from './fake_server'

let account = 0
let server: FakeServer
let store: Store

function fresh(): void {
  account += 1
  server = new FakeServer()
  server.cookie = { ...TOM, account: { ...TOM.account, id: `drain-${account}` } }
  store = openStore(`drain-${account}`, OWN_SENDER)
  vi.stubGlobal('fetch', server.fetch)
}

beforeEach(fresh)

async function record(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push(await store.recordSession({ ...LOG, note: `session ${at}` }))
  return ids
}

describe('sending', () => {
  test('twenty sessions all arrive once though the reply to the first batch is cut', async () => {
    const ids = await record(20)
    server.faults = ['cut']
    expect((await drain(store, true))?.trouble).toBe('offline')
    expect(await store.unsentCount()).toBe(20)
    expect((await drain(store, true))?.trouble).toBeNull()
    expect(await store.unsentCount()).toBe(0)
    expect(server.arrivals).toEqual(ids)
  })

  test('goes in batches of a hundred, oldest first, and says what is left after each', async () => {
    const ids = await record(230)
    await drain(store, true)
    expect(server.posts.map(({ entries, unsent }) => [entries.length, unsent])).toEqual([
      [100, 130],
      [100, 30],
      [30, 0],
    ])
    expect(server.arrivals).toEqual(ids)
  })

  test('sends each entry as the text it was written as', async () => {
    await record(1)
    const [entry] = await store.listOutbox()
    await drain(store, true)
    expect([...server.stored.values()]).toEqual([entry?.text])
  })

  test('with nothing waiting says so once, or keeps quiet', async () => {
    expect(await drain(store, false)).toBeNull()
    expect(server.posts).toEqual([])
    await drain(store, true)
    expect(server.posts.map(({ entries, unsent }) => [entries.length, unsent])).toEqual([[0, 0]])
  })

  test.each(['lost', 'html', 'half_body', 401, 409, 429, 500, 503] as const)('%s keeps everything', async (fault) => {
    await record(3)
    server.faults = [fault]
    expect((await drain(store, true))?.trouble).not.toBeNull()
    expect(await store.unsentCount()).toBe(3)
  })

  test('keeps the ids that an answer leaves out', async () => {
    await record(4)
    server.faults = ['names_half']
    expect((await drain(store, true))?.trouble).toBe('server')
    expect(await store.unsentCount()).toBe(2)
    await drain(store, true)
    expect([await store.unsentCount(), server.arrivals.length]).toEqual([0, 4])
  })
})

describe('a batch that is too large', () => {
  test('is halved until it passes', async () => {
    await record(20)
    server.mostEntries = 6
    expect((await drain(store, true))?.trouble).toBeNull()
    expect(server.posts.map(({ entries }) => entries.length)).toEqual([20, 10, 5, 5, 5, 5])
    expect(server.stored.size).toBe(20)
  })

  test('for one entry alone lets all others pass, and is kept', async () => {
    const ids = await record(9)
    server.poison.add(String(ids[2]))
    const verdict = await drain(store, true)
    expect(verdict?.refused).toBe(ids[2])
    expect((await store.listOutbox()).map(({ id }) => id)).toEqual([ids[2]])
    expect(server.stored.size).toBe(8)
    server.poison.clear()
    await drain(store, true)
    expect([await store.unsentCount(), server.stored.size]).toEqual([0, 9])
  })
})

describe('a server that was restored', () => {
  test('to a new epoch gets all that the phone keeps', async () => {
    const ids = await record(5)
    await drain(store, true)
    Object.assign(server, { stored: new Map(), epoch: 'two', sequence: 0 })
    await drain(store, true)
    expect([...server.stored.keys()].sort()).toEqual([...ids].sort())
    expect(await store.unsentCount()).toBe(0)
    expect((await store.serverMemory()).epoch).toBe('two')
  })

  test('without telling gets back the months that differ', async () => {
    const ids = await record(5)
    await drain(store, true)
    server.stored.delete(String(ids[4]))
    await drain(store, true)
    expect(server.stored.size).toBe(5)
  })

  test('that knows more than the phone is not asked over and over', async () => {
    const [id] = await record(1)
    await drain(store, true)
    server.stored.set(
      String(id).replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      'from a lost storage',
    )
    await drain(store, true)
    const before = server.posts.length
    await drain(store, true)
    await drain(store, true)
    expect(server.posts.slice(before).map(({ entries }) => entries.length)).toEqual([0, 0])
  })
})

const faults: Fault[] = ['none', 'lost', 'cut', 'html', 'half_body', 'names_half', 401, 409, 429, 500, 503]

test('under any faults every entry is on the phone or on the server, and in the end there, once', async () => {
  const weather = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...faults)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(weather, async (days) => {
      fresh()
      const ids: string[] = []
      for (const [count, fault] of days) {
        ids.push(...(await record(count)))
        server.faults = [fault]
        await drain(store, true)
        const waiting = (await store.listOutbox()).map(({ id }) => id)
        for (const id of ids) expect(waiting.includes(id) || server.stored.has(id)).toBe(true)
      }
      server.faults = []
      await drain(store, true)
      expect(await store.unsentCount()).toBe(0)
      expect([...server.arrivals].sort()).toEqual([...ids].sort())
    }),
    { numRuns: 40 },
  )
})
