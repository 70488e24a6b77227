// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Me } from '../../../static/pwa/src/domain/wire'
import { loadAccount, saveAccount } from '../../../static/pwa/src/store/device'
import { openStore } from '../../../static/pwa/src/store/store'
import { redeem, signOut } from '../../../static/pwa/src/sync/account'
import { drain } from '../../../static/pwa/src/sync/drain'
import { sender } from '../../../static/pwa/src/sync/sender'
import { account, answers, lock, mePlan, store, syncState, today, week } from '../../../static/pwa/src/sync/state'
import { refreshPlan, syncNow } from '../../../static/pwa/src/sync/sync'
import { LOG, RUN } from '../store/kept'
import { FakeServer } from './fake_server'

const RAVI: Me = {
  account: { id: 'ravi', role: 'client', display_name: 'Ravi' },
  practice: { id: 'other', name: 'Other' },
}

let server: FakeServer
let fresh = 0

function somebody(): Me {
  fresh += 1
  return { ...RAVI, account: { ...RAVI.account, id: `client-${fresh}` } }
}

async function signIn(as: Me): Promise<void> {
  server.codes.set('CODE', as)
  expect(await redeem('CODE', 'Phone')).toEqual({ ok: true })
  await syncNow()
  await refreshPlan()
}

const record = () => store.value?.recordSession({ ...LOG, started_at: new Date().toISOString() })

beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
})

describe('redeeming a code', () => {
  test('opens the account, fetches the plan and remembers both', async () => {
    const me = somebody()
    await signIn(me)
    expect(account.value).toEqual({ ...me, is_signed_in: true })
    expect(await loadAccount()).toEqual({ ...me, is_signed_in: true })
    expect(mePlan.value?.plan?.id).toBe('plan')
    expect(week.value?.target).toBeGreaterThanOrEqual(0)
  })

  test('that does not work says why and changes nothing', async () => {
    await signIn(somebody())
    const before = account.value
    expect(await redeem('WRONG', 'Phone')).toMatchObject({ ok: false, status: 422 })
    server.isReachable = false
    expect(await redeem('GOOD', 'Phone')).toEqual({ ok: false, status: 0, problem: null })
    expect(account.value).toEqual(before)
  })

  test('asks for the plan with the ETag it has, and keeps it on 304', async () => {
    await signIn(somebody())
    await refreshPlan()
    expect(server.planRequests.at(-1)).toBe('"v1"')
    expect(mePlan.value?.plan?.id).toBe('plan')
  })
})

describe('signed out by the server', () => {
  test('nothing is wiped: plan, session and lock stay, and a new code sends what waits', async () => {
    const me = somebody()
    await signIn(me)
    server.cookie = null
    await record()
    await store.value?.recordAnswers({ answered_at: '2026-11-21T08:00:00Z', screen: 'full', answers: [] }, 'same_day')
    await syncNow()
    await refreshPlan()
    expect(account.value?.is_signed_in).toBe(false)
    expect(syncState.value).toMatchObject({ unsent: 2, problem: 'signed_out' })
    expect(mePlan.value?.plan?.id).toBe('plan')
    expect(lock.value?.level).toBe('same_day')
    await signIn(me)
    expect(syncState.value).toMatchObject({ unsent: 0, problem: null })
    expect(answers.value).toHaveLength(1)
    expect(server.arrivals).toHaveLength(2)
  })

  test("another person's cookie never carries this one's sessions", async () => {
    await signIn(somebody())
    server.cookie = RAVI
    server.faults = [401]
    await record()
    await syncNow()
    await syncNow()
    expect(server.arrivals).toEqual([])
    expect(await store.value?.unsentCount()).toBe(1)
    expect(account.value?.is_signed_in).toBe(false)
  })
})

describe('a tab that waits after a failure', () => {
  test('says no longer "not yet sent" of what another tab has sent meanwhile', async () => {
    const me = somebody()
    await signIn(me)
    await record()
    server.faults = [503]
    await syncNow()
    expect(syncState.value.unsent).toBe(1)
    const otherTab = openStore(me.account.id, sender)
    await drain(otherTab, false)
    expect(server.arrivals).toHaveLength(1)
    await syncNow('beat')
    expect(syncState.value.unsent).toBe(0)
    await otherTab.retire()
  })
})

describe('a tab left open while another signs in as someone else', () => {
  test("sends nothing of this account, and keeps nothing of the other's plan", async () => {
    await signIn(somebody())
    await record()
    server.cookie = RAVI
    server.plan = { ...server.plan, therapist_name: "Ravi's" }
    server.etag = '"ravi"'
    await refreshPlan()
    await syncNow()
    expect(server.arrivals).toEqual([])
    expect(await store.value?.unsentCount()).toBe(1)
    expect(mePlan.value?.therapist_name).toBe('Ines')
    expect(account.value?.is_signed_in).toBe(false)
  })

  test('leaves the phone to them, when the server tells it so', async () => {
    await signIn(somebody())
    await saveAccount({ ...RAVI, is_signed_in: true })
    server.cookie = RAVI
    await refreshPlan()
    expect(account.value?.is_signed_in).toBe(false)
    expect(await loadAccount()).toEqual({ ...RAVI, is_signed_in: true })
  })
})

describe('without network', () => {
  test('everything stays and is said', async () => {
    await signIn(somebody())
    server.isReachable = false
    await record()
    await syncNow()
    expect(syncState.value).toMatchObject({ unsent: 1, problem: 'offline', isSending: false })
    expect(account.value?.is_signed_in).toBe(true)
  })
})

describe('signing out', () => {
  test('with "send" sends first, then leaves nothing behind', async () => {
    const me = somebody()
    await signIn(me)
    await record()
    expect(await signOut({ kind: 'send' })).toEqual({ ok: true })
    expect(server.arrivals).toHaveLength(1)
    expect([account.value, store.value, mePlan.value, await loadAccount()]).toEqual([null, null, null, null])
    await signIn(me)
    expect(await store.value?.listSessions()).toEqual([])
  })

  test('with "send" stays signed in while anything is left', async () => {
    await signIn(somebody())
    server.isReachable = false
    await record()
    expect(await signOut({ kind: 'send' })).toEqual({ ok: false, because: 'unsent', unsent: 1 })
    expect(account.value).not.toBeNull()
  })

  test('with "keep locked" hides everything until the same person is back', async () => {
    const me = somebody()
    await signIn(me)
    server.isReachable = false
    await record()
    server.isReachable = true
    expect(await signOut({ kind: 'keep_locked' })).toEqual({ ok: true })
    expect(mePlan.value).toBeNull()
    await signIn(somebody())
    expect(server.arrivals).toEqual([])
    await signIn(me)
    expect(server.arrivals).toHaveLength(1)
  })

  test('with "delete" wants the number typed, then deletes', async () => {
    const me = somebody()
    await signIn(me)
    await record()
    await record()
    expect(await signOut({ kind: 'delete', typed: '1' })).toEqual({ ok: false, because: 'wrong_number', unsent: 2 })
    expect(await signOut({ kind: 'delete', typed: ' 2 ' })).toEqual({ ok: true })
    await signIn(me)
    expect(await store.value?.listSessions()).toEqual([])
    expect(server.arrivals).toEqual([])
  })
})

describe('a run that nobody ended', () => {
  const DONE = [
    { at: 0, kind: 'start' },
    { at: 25_000, kind: 'seen', from: 0 },
  ] as const
  const begun = { ...RUN, id: '019ab000-0000-7000-8000-00000000000a', marks: DONE }

  test('of an earlier day is a session before the phone says that nothing is unsent', async () => {
    await signIn(somebody())
    await store.value?.saveRun(begun)
    await syncNow()
    expect(await store.value?.loadRun()).toBeNull()
    const kept = (await store.value?.listSessions())?.find(({ id }) => id === begun.id)
    expect(kept).toMatchObject({
      status: 'stored',
      log: { stopped_because: 'interrupted', practised_on: '2026-11-21' },
    })
  })

  test('of today goes with the sign-out, sent like every session', async () => {
    await signIn(somebody())
    const start = { ...begun.start, practised_on: today.value }
    await store.value?.saveRun({ ...begun, id: '019ab000-0000-7000-8000-00000000000b', start })
    await syncNow()
    expect(await store.value?.loadRun()).not.toBeNull()
    expect(await signOut({ kind: 'send' })).toEqual({ ok: true })
    expect([...server.stored.keys()]).toContain('019ab000-0000-7000-8000-00000000000b')
  })
})
