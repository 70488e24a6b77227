// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sourceOf } from '../../../static/pwa/src/device/own_pictures'
import { isShellReady } from '../../../static/pwa/src/device/service_worker'
import type { Exercise, Me } from '../../../static/pwa/src/domain/wire'
import type { Settings } from '../../../static/pwa/src/store/schema'
import { openStore } from '../../../static/pwa/src/store/store'
import { redeem, signOut } from '../../../static/pwa/src/sync/account'
import { showKeptPictures } from '../../../static/pwa/src/sync/own_pictures'
import { checkPictures, isReadyWithoutNetwork } from '../../../static/pwa/src/sync/pictures'
import { mePlan, settings, store } from '../../../static/pwa/src/sync/state'
import { refreshPlan, syncNow } from '../../../static/pwa/src/sync/sync'
import { checkVoice } from '../../../static/pwa/src/sync/voice'
import { fillDisk, mendDisk } from '../store/failing_disk'
import { ME_PLAN, OWN_SENDER, RUN } from '../store/kept'
import { FakeServer } from './fake_server'

const ONE = '/api/v1/exercises/own-1/pictures/1.webp'
const TWO = '/api/v1/exercises/own-1/pictures/2.webp'
const webp = () => new Response(new Uint8Array([1, 2, 3]), { headers: { 'Content-Type': 'image/webp' } })

const exercise = (...addresses: string[]) =>
  ({
    pictures: {
      motion: 'loop_frames',
      frames: addresses.map((woman) => ({ name: woman, alt: '', files: { woman }, shows: null })),
    },
  }) as unknown as Exercise

let server: FakeServer
let urls: Map<string, Blob>
let fresh = 0

const plan = (...addresses: string[]) => ({ ...ME_PLAN, exercises: { 'own-1': exercise(...addresses) } })

/** The server has this plan now, and the phone looks. */
async function told(...addresses: string[]): Promise<void> {
  server.plan = plan(...addresses)
  server.etag = `"${addresses.join()}"`
  await refreshPlan()
  await Promise.all([checkPictures(), checkVoice()])
}

async function signIn(): Promise<Me> {
  fresh += 1
  const me: Me = {
    account: { id: `pictured-${fresh}`, role: 'client', display_name: 'Tom' },
    practice: { id: 'practice', name: 'Practice' },
  }
  server.codes.set('CODE', me)
  expect(await redeem('CODE', 'Phone')).toEqual({ ok: true })
  // All else that has to be here is here: this is about the pictures.
  const silent = Object.keys(settings.value.cues).map((kind) => [kind, 'off'])
  settings.value = { ...settings.value, cues: Object.fromEntries(silent) as Settings['cues'] }
  await syncNow()
  return me
}

const keptBy = async (id: string) => (await openStore(id, OWN_SENDER).listPictures()).map(({ address }) => address)

beforeEach(() => {
  isShellReady.value = true
  server = new FakeServer()
  urls = new Map()
  vi.stubGlobal('fetch', server.fetch)
  vi.stubGlobal('caches', { open: async () => ({ keys: async () => [] }) })
  let given = 0
  URL.createObjectURL = (blob) => {
    given += 1
    urls.set(`blob:${given}`, blob as Blob)
    return `blob:${given}`
  }
  URL.revokeObjectURL = (url) => void urls.delete(url)
  server.pictures.set(ONE, webp())
  server.pictures.set(TWO, webp())
})
afterEach(async () => {
  mendDisk()
  await signOut({ kind: 'keep_locked' })
})

test('they are fetched with the session, kept on the disk once, and shown from there', async () => {
  const me = await signIn()
  await told(ONE, TWO)
  expect(isReadyWithoutNetwork.value).toBe(true)
  expect(await keptBy(me.account.id)).toEqual([ONE, TWO])
  expect(urls.get(sourceOf(ONE) ?? '')?.type).toBe('image/webp')
  await checkPictures()
  expect(server.pictureRequests).toEqual([ONE, TWO])
})

test('without network they come from the disk', async () => {
  await signIn()
  await told(ONE)
  server.isReachable = false
  const at = store.value
  if (at) await showKeptPictures(at)
  await checkPictures()
  expect([isReadyWithoutNetwork.value, sourceOf(ONE)?.startsWith('blob:')]).toEqual([true, true])
})

test.each([
  ['is not there', null],
  ['is the page of a captive portal', new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
])('one that %s leaves its place to the words, and nothing is called ready until it is here', async (_, answer) => {
  if (answer) server.pictures.set(TWO, answer)
  else server.pictures.delete(TWO)
  await signIn()
  await told(ONE, TWO)
  expect([isReadyWithoutNetwork.value, sourceOf(TWO)]).toEqual([false, null])
  server.pictures.set(TWO, webp())
  await checkPictures()
  expect([isReadyWithoutNetwork.value, sourceOf(TWO)?.startsWith('blob:')]).toEqual([true, true])
  expect(server.pictureRequests.filter((address) => address === ONE)).toHaveLength(1)
})

test('what the plan needs no more leaves the phone, unless a routine half done shows it', async () => {
  const me = await signIn()
  await told(ONE)
  await store.value?.saveRun({ ...RUN, exercises: { 'own-1': exercise(ONE) } })
  await told(TWO)
  expect(await keptBy(me.account.id)).toEqual([ONE, TWO])
  await store.value?.discardRun(RUN.id)
  await checkPictures()
  expect(await keptBy(me.account.id)).toEqual([TWO])
  expect(urls.size).toBe(1)
  await told()
  expect([await keptBy(me.account.id), urls.size, isReadyWithoutNetwork.value]).toEqual([[], 0, true])
})

test.each([
  ['signing out, with what waits kept for its owner', () => signOut({ kind: 'keep_locked' })],
  ['signing out', () => signOut({ kind: 'send' })],
  ['somebody else signing in', signIn],
])('%s removes them', async (_, leave) => {
  const me = await signIn()
  await told(ONE)
  await leave()
  expect([await keptBy(me.account.id), urls.size, sourceOf(ONE)]).toEqual([[], 0, null])
})

test('signing in again as the same person keeps them', async () => {
  const me = await signIn()
  await told(ONE)
  server.codes.set('AGAIN', me)
  await redeem('AGAIN', 'Phone')
  expect(await keptBy(me.account.id)).toEqual([ONE])
})

test('with a full disk they are shown and not called ready; once there is room they are', async () => {
  const me = await signIn()
  fillDisk()
  server.plan = plan(ONE)
  server.etag = '"full"'
  await refreshPlan()
  await checkPictures()
  expect([mePlan.value?.exercises['own-1'] !== undefined, isReadyWithoutNetwork.value]).toEqual([true, false])
  expect(sourceOf(ONE)?.startsWith('blob:')).toBe(true)
  mendDisk()
  await checkPictures()
  expect([isReadyWithoutNetwork.value, await keptBy(me.account.id)]).toEqual([true, [ONE]])
})
