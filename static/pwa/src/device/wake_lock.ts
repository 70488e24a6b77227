import { signal } from '@preact/signals'

/** `failed`: the phone refused (battery saver, an old iPhone app): the screen may go dark, so the view says so. */
export const wakeLockState = signal<'off' | 'held' | 'failed' | 'missing'>('off')

let sentinel: WakeLockSentinel | null = null
let isWanted = false

async function request(): Promise<void> {
  if (!('wakeLock' in navigator)) {
    wakeLockState.value = 'missing'
    return
  }
  try {
    sentinel = await navigator.wakeLock.request('screen')
    sentinel.addEventListener('release', onRelease)
    wakeLockState.value = 'held'
    if (!isWanted) await releaseWakeLock()
  } catch {
    wakeLockState.value = 'failed'
  }
}

function onRelease() {
  sentinel = null
  if (wakeLockState.value !== 'held') return
  // Taken away in sight: by a battery saver, not by the page being hidden.
  wakeLockState.value = isWanted && document.visibilityState === 'visible' ? 'failed' : 'off'
}

function onVisible() {
  if (isWanted && sentinel === null && document.visibilityState === 'visible') void request()
}

/** Keeps the screen on. Call it in the tap that starts the routine; it is asked for again whenever the page comes back. */
export async function holdWakeLock(): Promise<void> {
  if (isWanted) return
  isWanted = true
  document.addEventListener('visibilitychange', onVisible)
  await request()
}

export async function releaseWakeLock(): Promise<void> {
  isWanted = false
  document.removeEventListener('visibilitychange', onVisible)
  wakeLockState.value = 'off'
  const held = sentinel
  sentinel = null
  await held?.release().catch(() => undefined)
}
