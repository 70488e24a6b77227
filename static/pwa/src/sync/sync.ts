/**
 * When things are sent and fetched: at the start, on becoming visible, on `online`, after each session, and every 30 s
 * while open (an iPhone runs nothing in the background). Two tabs take turns by a lock where the browser has one;
 * without it the server's idempotent answers keep every figure right.
 */
import { call } from '../device/api'
import { checkShell, lookForNewVersion } from '../device/service_worker'
import { backoffMs, type Verdict } from '../domain/outbox'
import type { Me } from '../domain/wire'
import { Retired } from '../store/connection'
import { isStorageFault } from '../store/faults'
import type { Store } from '../store/store'
import { fetchConsent } from './consent'
import { drain } from './drain'
import { writeHeld } from './held'
import { fetchHistory } from './history'
import { keepLeftRun } from './left_run'
import { fetchPlan, noteSignIn, showKept } from './load'
import { checkPictures, isReadyWithoutNetwork } from './pictures'
import { account, dayHere, store, syncState, tellDay } from './state'
import { checkVoice } from './voice'

export { isReadyWithoutNetwork } from './pictures'
export { syncState } from './state'

const BEAT_MS = 30_000
/** With nothing to send, how often the phone still says so while it is open. */
const SPEAK_EVERY_MS = 600_000
/** How often plan and history are looked for while the app stays open. */
const REFRESH_EVERY_MS = 300_000

/** `beat`: by the clock, so it waits out failures; everything else is worth trying at once. */
export type Reason = 'beat' | 'event'

let failures = 0
let quietUntil = 0
let spokeAt = 0
let refreshedAt = 0
let verified: Store | null = null
let running: Promise<void> | null = null
let isAskedAgain = false

async function inTurn(work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks
  if (locks) await locks.request('homestretch-sync', work)
  else await work()
}

/**
 * The cookie must be this account's before anything is sent: another tab may have signed in as someone else, and one
 * person's sessions must never reach another's record.
 */
async function isOwnCookie(of: Store): Promise<boolean> {
  if (verified === of) return true
  const answer = await call<Me>('/me')
  const isOwn = answer.ok && answer.body.account?.id === of.account_id
  if (isOwn) verified = of
  const isRefused = answer.ok || answer.status === 401 || answer.status === 403
  if (!isOwn) fail(isRefused ? 'signed_out' : answer.status === 0 ? 'offline' : 'server', null)
  if (isRefused) await noteSignIn(isOwn, answer)
  return isOwn
}

function fail(problem: NonNullable<(typeof syncState.value)['problem']>, retry_after_seconds: number | null): void {
  failures += 1
  quietUntil = Date.now() + backoffMs(failures, retry_after_seconds, Math.random())
  syncState.value = { ...syncState.value, problem }
}

function noteVerdict(verdict: Verdict | null): void {
  if (verdict?.trouble) {
    // Another account may hold the cookie now: look again before the next sending.
    verified = null
    fail(verdict.trouble, verdict.retry_after_seconds)
    return
  }
  failures = 0
  quietUntil = 0
  if (verdict) spokeAt = Date.now()
  syncState.value = { ...syncState.value, problem: null }
}

async function sendFrom(from: Store, reason: Reason): Promise<void> {
  await writeHeld(from)
  await keepLeftRun(from, 'earlier_day')
  const hasSpokenLately = Date.now() - spokeAt < SPEAK_EVERY_MS
  const isQuiet = reason === 'beat' && hasSpokenLately && (await from.listReady()).length === 0
  if (isQuiet) return
  if (navigator.onLine === false) {
    fail('offline', null)
    return
  }
  if (!(await isOwnCookie(from))) return
  const verdict = await drain(from, true)
  noteVerdict(verdict)
  if (verdict) await noteSignIn(verdict.trouble !== 'signed_out')
  await from.forgetOldAcknowledged(Date.now())
}

/** A fault of the storage has its banner, and waits like one of the network; the next beats try again. */
function noteError(error: unknown): void {
  // Signed out meanwhile: nothing of that account is to be sent, fetched or shown any more.
  if (error instanceof Retired) return
  if (!isStorageFault(error)) throw error
  failures += 1
  quietUntil = Date.now() + backoffMs(failures, null, Math.random())
}

async function syncOnce(reason: Reason): Promise<void> {
  const from = store.value
  if (!from) return
  if (reason === 'beat' && Date.now() < quietUntil) {
    // Another tab may have sent meanwhile what this one could not.
    await showKept(from)
    return
  }
  syncState.value = { ...syncState.value, isSending: true }
  try {
    await inTurn(() => sendFrom(from, reason))
  } catch (error) {
    noteError(error)
  } finally {
    syncState.value = { ...syncState.value, isSending: false }
    if (store.value === from) await showKept(from).catch(noteError)
  }
}

/** Sends what waits. Calls while it runs make one more round after it, so nothing written meanwhile is left behind. */
export async function syncNow(reason: Reason = 'event'): Promise<void> {
  if (running) {
    isAskedAgain = true
    return running
  }
  running = (async () => {
    do {
      isAskedAgain = false
      await syncOnce(reason)
    } while (isAskedAgain)
  })()
  try {
    await running
  } finally {
    running = null
  }
}

/** Fetches plan and history; true when the server told of the plan. The old one stays until a whole new one is there. */
export async function refreshPlan(): Promise<boolean> {
  const into = store.value
  if (!into || navigator.onLine === false) return false
  refreshedAt = Date.now()
  try {
    if (!(await isOwnCookie(into))) return false
    const isTold = await fetchPlan(into)
    await fetchConsent(into)
    await fetchHistory(into)
    return isTold
  } catch (error) {
    noteError(error)
    return false
  }
}

function beat(): void {
  tellDay(dayHere())
  if (document.visibilityState === 'hidden' || !account.value) return
  void syncNow('beat')
  if (Date.now() - refreshedAt > REFRESH_EVERY_MS) void refreshPlan()
  // What did not come at its first asking, on a weak network or a busy server, is asked for again.
  if (!isReadyWithoutNetwork.value) checkFiles()
}

/** Looks whether everything that the plan needs without network is on the phone, and fetches what is missing. */
function checkFiles(): void {
  void checkShell()
  void checkPictures()
  void checkVoice()
}

function wake(): void {
  tellDay(dayHere())
  if (document.visibilityState === 'hidden') return
  void syncNow().then(refreshPlan)
  checkFiles()
  void lookForNewVersion()
}

/** Forgets whose cookie it was: after a sign-in or sign-out. */
export function forgetCookie(): void {
  verified = null
  failures = 0
  quietUntil = 0
}

/** Starts sending for as long as the page is open; gives a function that stops it. */
export function startSync(): () => void {
  const timer = setInterval(beat, BEAT_MS)
  addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  // After what was read from the disk has been drawn.
  const first = setTimeout(wake)
  return () => {
    clearTimeout(first)
    clearInterval(timer)
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  }
}
