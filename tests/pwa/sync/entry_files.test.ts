// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Me } from '../../../static/pwa/src/domain/wire'
import { deviceId, renewDeviceId } from '../../../static/pwa/src/store/device'
import { redeem } from '../../../static/pwa/src/sync/account'
import { loadFile, saveUnsent } from '../../../static/pwa/src/sync/entry_files'
import { lock, mePlan, sessionsInForce, store, syncState } from '../../../static/pwa/src/sync/state'
import { refreshPlan, syncNow } from '../../../static/pwa/src/sync/sync'
import { LOG, ME_PLAN } from '../store/kept'
import { FakeServer } from './fake_server'

const TOILET = { question_id: 'toilet', answer: 'yes', confirmed: true } as const
const QUESTION = {
  id: 'toilet',
  screen: 'before_session',
  text: 'New trouble when you pee?',
  level: 'emergency',
  rather_not_say_level: null,
} as const

let server: FakeServer
let blobs: Blob[]
let fresh = 0

function somebody(): Me {
  fresh += 1
  return {
    account: { id: `carrier-${fresh}`, role: 'client', display_name: 'Tom' },
    practice: { id: 'practice', name: 'Practice' },
  }
}

async function signIn(me: Me): Promise<void> {
  server.codes.set('CODE', me)
  await redeem('CODE', 'Phone')
  await syncNow()
  await refreshPlan()
}

/** Another phone: nothing of this one's disk, and a device id of its own. */
async function otherPhone(me: Me): Promise<void> {
  await store.value?.retire()
  Object.assign(globalThis, { indexedDB: new IDBFactory() })
  await renewDeviceId()
  await signIn(me)
}

async function record(): Promise<string> {
  const id = await store.value?.recordSession({ ...LOG, started_at: new Date().toISOString() })
  return String(id)
}

async function savedText(): Promise<string> {
  await saveUnsent()
  return String(await blobs.at(-1)?.text())
}

beforeEach(() => {
  server = new FakeServer()
  server.plan = { ...ME_PLAN, safety: { ...ME_PLAN.safety, questions: [QUESTION] } }
  vi.stubGlobal('fetch', server.fetch)
  vi.stubGlobal('BroadcastChannel', undefined)
  blobs = []
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})

describe('a file of unsent entries', () => {
  test('loaded on another phone of the same person is sent from there as the text it was written as', async () => {
    const me = somebody()
    await signIn(me)
    server.isReachable = false
    const ids = [await record(), await record()]
    const written = (await store.value?.listOutbox())?.map(({ text }) => text).sort()
    const file = await savedText()
    server.isReachable = true
    await otherPhone(me)
    expect(await loadFile(file)).toEqual({ ok: true, added: 2, known: 0 })
    expect(sessionsInForce.value).toHaveLength(2)
    await syncNow()
    expect([...server.arrivals].sort()).toEqual([...ids].sort())
    expect([...server.stored.values()].sort()).toEqual(written)
    expect(await store.value?.acknowledged(await deviceId())).toMatchObject({ own: [] })
  })

  test('loaded twice, or where it came from, adds nothing', async () => {
    await signIn(somebody())
    server.isReachable = false
    await record()
    const file = await savedText()
    expect(await loadFile(file)).toEqual({ ok: true, added: 0, known: 1 })
    server.isReachable = true
    await syncNow()
    expect(await loadFile(file)).toEqual({ ok: true, added: 0, known: 1 })
    expect([syncState.value.unsent, server.arrivals.length]).toEqual([0, 1])
  })

  test('never goes into the account of somebody else', async () => {
    await signIn(somebody())
    server.isReachable = false
    await record()
    const file = await savedText()
    server.isReachable = true
    await otherPhone(somebody())
    expect(await loadFile(file)).toEqual({ ok: false, because: 'other_account' })
    expect([await store.value?.unsentCount(), server.arrivals.length]).toEqual([0, 0])
  })

  test('that is damaged changes nothing', async () => {
    const me = somebody()
    await signIn(me)
    server.isReachable = false
    await record()
    const file = await savedText()
    await otherPhone(me).catch(() => undefined)
    expect(await loadFile(file.slice(0, -30))).toEqual({ ok: false, because: 'damaged' })
  })

  test('brings a red answer along with its lock', async () => {
    const me = somebody()
    await signIn(me)
    server.isReachable = false
    const body = { answered_at: '2026-11-21T08:00:00Z', screen: 'before_session', answers: [TOILET] } as const
    await store.value?.recordAnswers(body, 'emergency')
    const file = await savedText()
    server.isReachable = true
    await otherPhone(me)
    expect([lock.value, mePlan.value?.safety.questions.length]).toEqual([null, 1])
    await loadFile(file)
    expect(lock.value?.level).toBe('emergency')
  })

  test('of nothing is not made', async () => {
    await signIn(somebody())
    expect(await saveUnsent()).toBe(0)
    expect(blobs).toEqual([])
  })
})
