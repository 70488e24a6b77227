/**
 * The service worker, seen from the page: registering it under Trusted Types, whether the app can start without network,
 * and a new version that waits to be asked for.
 */
import { signal } from '@preact/signals'
import { whileNoRoutine } from './version_hold'

const ADDRESS = '/sw.js'
const ANSWER_MS = 5_000

/** The policy's name is in the server's Content-Security-Policy; it passes this one address and nothing else. */
const POLICY = 'service-worker-address'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

/** True when the whole shell is in the cache and the service worker serves this page. */
export const isShellReady = signal(false)

/** A new version is installed, or is in place already by another tab: ask, then `useNewVersion`. Never in a routine. */
export const hasNewVersion = signal(false)

function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return ADDRESS
  const createScriptURL = (url: string) => {
    if (url !== ADDRESS) throw new TypeError('Only the service worker has an address here.')
    return url
  }
  return trustedTypes.createPolicy(POLICY, { createScriptURL }).createScriptURL(ADDRESS)
}

function askWorker(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = (event: MessageEvent<unknown>) => resolve(event.data === true)
    setTimeout(() => resolve(false), ANSWER_MS)
    worker.postMessage('is_shell_complete', [port2])
  })
}

/** Looks again whether the app would start without network. */
export async function checkShell(): Promise<void> {
  const worker = navigator.serviceWorker?.controller
  isShellReady.value = worker ? await askWorker(worker) : false
}

function watch(registration: ServiceWorkerRegistration): void {
  const notice = () => {
    // Without a controller it is the first version ever, which needs no asking.
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null) hasNewVersion.value = true
  }
  notice()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', notice)
  })
}

let registered: ServiceWorkerRegistration | null = null

/** Registers the service worker where there is one (https or localhost). Safe to call once at the start. */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const isFirst = navigator.serviceWorker.controller === null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab took the new version: this one goes on as it is, and is loaded anew when its person says so.
    if (!isFirst) hasNewVersion.value = true
    void checkShell()
  })
  try {
    registered = await navigator.serviceWorker.register(trustedAddress(), { scope: '/' })
    watch(registered)
  } catch {
    // Private windows and full disks refuse it: the app still works with network, and never says "ready".
  }
  await checkShell()
}

/** Looks for a new version now; the browser by itself looks only when a page is opened. */
export async function lookForNewVersion(): Promise<void> {
  await registered?.update().catch(() => undefined)
}

/**
 * Puts the new version in place and loads the page anew. False: a routine is on screen in another tab, and nothing was
 * done. The caller makes sure that none is in this one.
 */
export async function useNewVersion(): Promise<boolean> {
  const waiting = registered?.waiting
  if (!waiting) {
    location.reload()
    return true
  }
  return whileNoRoutine(async () => {
    const isInPlace = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
    })
    waiting.postMessage('skip_waiting')
    await isInPlace
    location.reload()
  })
}
