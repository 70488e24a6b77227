/**
 * The page's one audio context. Call `unlockAudio` in the tap that starts the routine: phones let nothing sound before.
 */
import { clock } from './clock'

let context: AudioContext | null = null

/** A context that is closed or that iOS has interrupted never plays again by itself: a new one is made. */
export function usableAudio(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null
  const state: string | undefined = context?.state
  if (state === 'closed' || state === 'interrupted') {
    void context?.close().catch(() => undefined)
    context = null
  }
  context ??= new AudioContext()
  return context
}

/** Without a sound device, or while a call has the sound, WebKit's promise stays open: a routine is not held up by it. */
const LONGEST_WAIT_MS = 500

/** Makes sound possible, now or a little later. In a tap, and again when the page becomes visible. */
export async function unlockAudio(): Promise<void> {
  const usable = usableAudio()
  if (usable?.state !== 'suspended') return
  const isLate = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))
  await Promise.race([usable.resume().catch(() => undefined), isLate])
}

/** More than this between the two readings of one clock is no latency but a browser that has not begun to tell. */
const MOST_LATENCY_SECONDS = 1

/**
 * The moment on the audio clock at which something must be scheduled to be heard at `at` on the page's clock. Browsers
 * tell which sample leaves the device when, so the way to the ear (Bluetooth: 0.2 s) is taken off.
 */
export function audioTimeOf(on: AudioContext, at: number): number {
  const now = clock.now()
  const told = on.getOutputTimestamp?.()
  const { contextTime = 0, performanceTime = 0 } = told ?? {}
  const leaving = contextTime + (performance.now() - performanceTime) / 1000
  const isTold = performanceTime > 0 && Math.abs(on.currentTime - leaving) < MOST_LATENCY_SECONDS
  return (isTold ? leaving : on.currentTime) + (at - now) / 1000
}
