/** Whose phone this is: opening the app, redeeming a code, signing out. A 401 never wipes anything. */
import { call, meantFor } from '../device/api'
import { registerServiceWorker } from '../device/service_worker'
import { NO_CONSENT } from '../domain/consent'
import type { Me, Problem } from '../domain/wire'
import { setAside } from '../store/beside'
import {
  deleteAccountDatabase,
  deviceId,
  hasDeviceId,
  type KnownAccount,
  loadAccount,
  renewDeviceId,
  saveAccount,
} from '../store/device'
import { isStorageFault } from '../store/faults'
import { DEFAULT_SETTINGS } from '../store/settings'
import { openStore, type Store } from '../store/store'
import { takeInSetAside } from './entry_files'
import { noteEvicted } from './evicted'
import { keepLeftRun } from './left_run'
import { showAll } from './load'
import { hideOwnPictures } from './own_pictures'
import { sender } from './sender'
import {
  account,
  answers,
  consent,
  isLoaded,
  mePlan,
  sessions,
  settings,
  store,
  syncState,
  unfinishedRun,
} from './state'
import { forgetCookie, refreshPlan, startSync, syncNow } from './sync'

export { account } from './state'

/** Tells other tabs that this phone is someone else's now: they load anew. */
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('homestretch-account')

function clearScreen(): void {
  mePlan.value = null
  hideOwnPictures()
  sessions.value = []
  answers.value = []
  unfinishedRun.value = null
  settings.value = DEFAULT_SETTINGS
  consent.value = NO_CONSENT
  syncState.value = { unsent: 0, lastReceivedAt: null, problem: null, isSending: false }
}

/** What waits stays for its owner. What belongs to the practice does not stay on a phone that is someone else's now. */
async function leaveBehind(before: Store, known: KnownAccount | null): Promise<void> {
  // Under a disk that fails they go with the next sign-in.
  if (before.account_id !== known?.account.id) await before.forgetPictures(new Set()).catch(() => undefined)
  await before.retire()
}

async function open(known: KnownAccount | null): Promise<void> {
  const before = store.value
  clearScreen()
  forgetCookie()
  account.value = known
  store.value = known ? openStore(known.account.id, sender) : null
  if (before) await leaveBehind(before, known)
  if (store.value) {
    // A disk that cannot be written shows what it holds all the same; sending tries this again.
    await keepLeftRun(store.value, 'earlier_day').catch(() => undefined)
    await showAll(store.value)
    if (setAside.value[store.value.name]?.is_read === false) await takeInSetAside().catch(() => undefined)
  }
  isLoaded.value = true
}

/** Opens what this phone keeps. Raises a fault of the storage that leaves nothing to show. */
async function openKept(): Promise<void> {
  const isLinked = await hasDeviceId()
  const known = await loadAccount()
  await open(known)
  if (!known && !isLinked) void openByCookie()
  // Its sequence would begin anew under the same name.
  if (known && (await store.value?.isNew())) {
    await renewDeviceId()
    noteEvicted(true)
  }
}

/**
 * A browser that keeps nothing of any account but still has the cookie of one: it has removed what was kept here, or
 * keeps nothing at all. The account is taken up again, as a new device: sequences never repeat.
 */
async function openByCookie(): Promise<void> {
  const answer = await call<Me>('/me')
  if (!answer.ok && answer.status === 0) addEventListener('online', () => void openByCookie(), { once: true })
  if (!answer.ok || answer.body.account.role !== 'client' || account.value) return
  const known = { ...answer.body, is_signed_in: true }
  await saveAccount(known)
  await open(known)
  if (await store.value?.isNew()) noteEvicted(true)
  void syncNow().then(refreshPlan)
}

/** Reads the phone's disk and starts everything. Call once, before the first screen; it needs no network. */
export async function startClient(): Promise<() => void> {
  if (others) others.onmessage = () => location.reload()
  void registerServiceWorker()
  try {
    await openKept()
  } catch (error) {
    // Its screen says so, and offers to try again.
    if (!isStorageFault(error)) throw error
    return () => undefined
  }
  return startSync()
}

export type Redeemed =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: number; readonly problem: Problem | null }

/**
 * Signs this phone in with a code. `status` 0: no network. The database of an account that was here before is kept
 * apart, unsent entries and all, until its owner signs in again.
 */
export async function redeem(code: string, device_name: string): Promise<Redeemed> {
  const json = { code, device_name, device_id: await deviceId() }
  const answer = await call<Me>('/auth/redeem', { method: 'POST', json })
  if (!answer.ok) return { ok: false, status: answer.status, problem: answer.problem }
  const known = { ...answer.body, is_signed_in: true }
  await saveAccount(known)
  await open(known)
  others?.postMessage('changed')
  void syncNow().then(refreshPlan)
  return { ok: true }
}

/** `delete` needs the number of unsent entries, typed by the person. */
export type SignOutChoice =
  | { readonly kind: 'send' }
  | { readonly kind: 'keep_locked' }
  | { readonly kind: 'delete'; readonly typed: string }

export type SignedOut =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'unsent' | 'wrong_number'; readonly unsent: number }

async function leave(isKept: boolean): Promise<void> {
  const id = account.value?.account.id
  // Not the session of someone who has signed in in another tab since.
  await call('/auth/sign-out', { method: 'POST', ...(id && { headers: meantFor(id) }) })
  await saveAccount(null)
  await open(null)
  if (id && !isKept) await deleteAccountDatabase(id)
  others?.postMessage('changed')
}

/**
 * Signs out. `send` sends first and stays signed in when anything is left; `keep_locked` keeps the account's database
 * out of sight until the same person signs in again; `delete` removes it with what was never sent.
 */
export async function signOut(choice: SignOutChoice): Promise<SignedOut> {
  // A run that waits to be gone on with would go with the database.
  if (store.value) await keepLeftRun(store.value, 'any')
  if (choice.kind === 'send') await syncNow()
  const unsent = (await store.value?.unsentCount()) ?? 0
  if (choice.kind === 'send' && unsent > 0) return { ok: false, because: 'unsent', unsent }
  if (choice.kind === 'delete' && choice.typed.trim() !== String(unsent)) {
    return { ok: false, because: 'wrong_number', unsent }
  }
  await leave(choice.kind === 'keep_locked')
  if (choice.kind === 'delete' && unsent > 0) await renewDeviceId()
  return { ok: true }
}
