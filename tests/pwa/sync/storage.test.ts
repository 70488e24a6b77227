// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import type { Me } from '../../../static/pwa/src/domain/wire'
import { breakOpening, fillDisk, mendDisk } from '../store/failing_disk'
import { LOG } from '../store/kept'
import { FakeServer } from './fake_server'

const broken = () => new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
const RED = { answered_at: '2026-11-21T08:00:00Z', screen: 'before_session', answers: [] } as const

/** The app as a page that was just opened: its modules know nothing yet, the disk and the cookie are the browser's. */
async function freshPage() {
  vi.resetModules()
  const [account, state, sync, player, held, files, evicted, flow, faults, beside, device] = await Promise.all([
    import('../../../static/pwa/src/sync/account'),
    import('../../../static/pwa/src/sync/state'),
    import('../../../static/pwa/src/sync/sync'),
    import('../../../static/pwa/src/sync/player_run'),
    import('../../../static/pwa/src/sync/held'),
    import('../../../static/pwa/src/sync/entry_files'),
    import('../../../static/pwa/src/sync/evicted'),
    import('../../../static/pwa/src/views/session/flow'),
    import('../../../static/pwa/src/store/faults'),
    import('../../../static/pwa/src/store/beside'),
    import('../../../static/pwa/src/store/device'),
  ])
  return {
    ...account,
    state,
    ...sync,
    ...player,
    ...held,
    ...files,
    ...evicted,
    ...flow,
    ...faults,
    ...beside,
    ...device,
  }
}
type Page = Awaited<ReturnType<typeof freshPage>>

let server: FakeServer
let page: Page
let stop: () => void = () => undefined
let saved: { name: string; text: string }[]
let fresh = 0

async function start(): Promise<Page> {
  page = await freshPage()
  stop = await page.startClient()
  return page
}

async function signIn(): Promise<Me> {
  fresh += 1
  const me: Me = {
    account: { id: `stored-${fresh}`, role: 'client', display_name: 'Tom' },
    practice: { id: 'practice', name: 'Practice' },
  }
  server.codes.set('CODE', me)
  await page.redeem('CODE', 'Phone')
  await page.syncNow()
  await page.refreshPlan()
  return me
}

async function leavePage(): Promise<void> {
  stop()
  await page.state.store.value?.retire()
}

const record = () => page.state.store.value?.recordSession({ ...LOG, started_at: new Date().toISOString() })
const settled = () => vi.waitFor(() => expect(page.state.syncState.value.isSending).toBe(false))

beforeEach(async () => {
  server = new FakeServer()
  server.cookie = null
  vi.stubGlobal('fetch', server.fetch)
  vi.stubGlobal('scrollTo', () => undefined)
  // Pages of earlier tests would hear of every sign-in.
  vi.stubGlobal('BroadcastChannel', undefined)
  saved = []
  URL.createObjectURL = () => 'blob:file'
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, text: this.href })
  })
  localStorage.clear()
  await start()
})

afterEach(async () => {
  mendDisk()
  await leavePage()
})

describe('a full disk', () => {
  test('does not stop a routine: it runs from memory, waits on its screen, and is saved once there is room', async () => {
    await signIn()
    fillDisk()
    await page.begin((page.state.mePlan.value?.plan?.routines ?? [])[0] as never, NOT_ASKED)
    expect(page.playerRun.value).toMatchObject({ is_unwritten: true })
    expect(page.storageProblem.value).toBe('full')
    await page.endPlay('time')
    const run = page.state.unfinishedRun.value
    if (!run) throw new Error('The run waits to be saved.')
    const said = { pain_after: NOT_ASKED, stopped_because: 'time', note: '' } as const
    expect(await page.saveSession(run, said)).toBe(false)
    expect([page.stage.value?.name, page.isTakenOver.value]).toEqual(['how_was_it', false])
    expect(await page.saveUnwritten(run.id, page.logOf(run, said))).toBe(1)
    expect(saved).toHaveLength(1)
    mendDisk()
    expect(await page.saveSession(run, said)).toBe(true)
    await settled()
    expect(server.arrivals).toEqual([run.id])
    expect(page.storageProblem.value).toBeNull()
  })

  test('does not lose a red answer: it locks at once, and is written and sent once there is room', async () => {
    await signIn()
    const at = page.state.store.value
    if (!at) throw new Error('Somebody is signed in.')
    fillDisk()
    await page.recordAnswers(at, RED, 'emergency')
    await page.syncNow()
    const { showKept } = await import('../../../static/pwa/src/sync/load')
    await showKept(at)
    expect(page.state.lock.value?.level).toBe('emergency')
    expect([page.state.syncState.value.unsent, server.arrivals.length]).toEqual([1, 0])
    mendDisk()
    await page.syncNow()
    expect(server.arrivals).toHaveLength(1)
    expect(page.state.lock.value?.level).toBe('emergency')
    expect(page.state.syncState.value.unsent).toBe(0)
  })
})

describe('a browser that removed what it kept', () => {
  test('takes the account up again by its cookie, as a new device, and says so', async () => {
    await signIn()
    const before = await page.deviceId()
    await leavePage()
    localStorage.clear()
    Object.assign(globalThis, { indexedDB: new IDBFactory() })
    await start()
    await vi.waitFor(() => expect(page.state.mePlan.value?.plan?.id).toBe('plan'))
    expect(page.wasEvicted.value).toBe(true)
    expect(await page.deviceId()).not.toBe(before)
    page.noteEvicted(false)
    await leavePage()
    expect((await start()).wasEvicted.value).toBe(false)
  })

  test('only of this account begins a new sequence under a new name', async () => {
    const me = await signIn()
    const before = await page.deviceId()
    await leavePage()
    await page.deleteAccountDatabase(me.account.id)
    await start()
    expect(page.wasEvicted.value).toBe(true)
    expect(await page.deviceId()).not.toBe(before)
  })

  test('is not one where somebody signed out and the network kept the cookie', async () => {
    const me = await signIn()
    await page.signOut({ kind: 'send' })
    server.cookie = me
    await leavePage()
    await start()
    await new Promise((resolve) => setTimeout(resolve))
    expect([page.state.account.value, page.wasEvicted.value]).toEqual([null, false])
  })
})

describe('a damaged database', () => {
  test('stays; what can be read of it goes on in a new one and is sent, and until that is read nothing is called sent', async () => {
    const me = await signIn()
    server.isReachable = false
    const id = await record()
    await leavePage()
    const name = `homestretch-account-${me.account.id}`
    // Opening with a version fails, as in a failed upgrade; looking without one still works.
    const real = IDBFactory.prototype.open
    breakOpening((opened) => (opened === name ? broken() : null))
    const failing = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (opened, version) {
      return version === undefined ? real.call(this, opened) : failing.call(this, opened, version)
    }
    server.isReachable = true
    await start()
    await page.syncNow()
    expect(page.setAside.value[name]).toEqual({ count: 1, is_read: false })
    expect(server.arrivals).toEqual([id])
    expect(server.posts.at(-1)?.unsent).toBe(1)
    expect(await page.saveSetAside()).toBe(1)
    page.markRead(name)
    await page.syncNow()
    expect(server.posts.at(-1)?.unsent).toBe(0)
  })

  test('that nothing stands beside shows a screen of its own, and starts as before once it answers', async () => {
    const me = await signIn()
    await leavePage()
    breakOpening(() => broken())
    await start()
    expect([page.state.isLoaded.value, page.storageProblem.value]).toEqual([false, 'lost'])
    mendDisk()
    await start()
    expect([page.state.isLoaded.value, page.state.account.value?.account.id]).toEqual([true, me.account.id])
  })
})

test('a private window plays, sends and forgets; what waits can be saved as a file', async () => {
  const me = await signIn()
  await leavePage()
  breakOpening(() => new DOMException('A private window', 'SecurityError'))
  server.cookie = me
  await start()
  await vi.waitFor(() => expect(page.state.mePlan.value?.plan?.id).toBe('plan'))
  expect([page.storageProblem.value, page.wasEvicted.value]).toEqual(['none', false])
  server.isReachable = false
  await page.begin((page.state.mePlan.value?.plan?.routines ?? [])[0] as never, NOT_ASKED)
  await page.endPlay('time')
  const run = page.state.unfinishedRun.value
  if (!run) throw new Error('The run waits to be saved.')
  expect(await page.saveSession(run, { pain_after: NOT_ASKED, stopped_because: 'time', note: '' })).toBe(true)
  expect(await page.saveUnsent()).toBe(1)
  server.isReachable = true
  await page.syncNow()
  expect(server.arrivals).toEqual([run.id])
})
