/**
 * A phone around the app's own engine: its clocks, its page that is shown, hidden, frozen, asleep or killed, and its
 * media element. It also keeps the truth: how long the page ran in sight, and how long the element was heard in the dark.
 */
import { vi } from 'vitest'

/** How often the page looks. */
export const LOOK_MS = 250
/** Less than this without a look is a slow page, not an absent one. */
export const SLOW_PAGE_MS = 3_000
const BYTES_PER_SECOND = 2 * 16_000

/** The phone's media element. `isHeard`: what it was given can be heard. */
export class MediaElement {
  src = ''
  currentTime = 0
  paused = true
  ended = false
  ontimeupdate: (() => void) | null = null
  onpause: (() => void) | null = null
  onended: (() => void) | null = null

  constructor() {
    phone.element = this
  }
  async play(): Promise<void> {
    if (phone.isSoundForbidden) throw new DOMException('no', 'NotAllowedError')
    Object.assign(this, { paused: false, ended: false, currentTime: 0 })
  }
  pause(): void {
    if (this.paused) return
    this.paused = true
    this.onpause?.()
  }
  get lasts(): number {
    return (files.get(this.src) ?? 0) / BYTES_PER_SECOND
  }
}

const files = new Map<string, number>()

/** A canvas for tones: nothing of it is listened to. */
class Desk {
  sampleRate = 16_000
  destination = {}
  createOscillator = () => ({ frequency: {}, connect: (next: unknown) => next, start() {}, stop() {} })
  createGain = () => {
    const gain = { setValueAtTime: () => gain, linearRampToValueAtTime: () => gain }
    return { gain, connect: () => undefined }
  }
  startRendering = async () => ({ getChannelData: () => new Float32Array(16) })
}

class Phone {
  element: MediaElement | null = null
  isSoundForbidden = false
  visibility: 'visible' | 'hidden' = 'visible'
  /** Of the page; it stands still while the phone sleeps. */
  monotone = 1_000
  /** What the person's clock says. */
  wall = Date.parse('2026-11-21T08:00:00Z')

  get isPlaying(): boolean {
    return this.element !== null && !this.element.paused
  }

  /** Clocks go on, and with them the element; nobody looks. Gives how many of `ms` it was heard. */
  drift(ms: number, isAsleep = false): number {
    this.wall += ms
    if (!isAsleep) this.monotone += ms
    const { element } = this
    if (!element || element.paused) return 0
    const heard = Math.min(ms / 1000, element.lasts - element.currentTime)
    element.currentTime += heard
    return heard * 1000
  }

  /** What the element has to tell the page once that runs again. */
  tell(): void {
    const { element } = this
    if (!element || element.paused) return
    element.ontimeupdate?.()
    if (element.currentTime < element.lasts) return
    Object.assign(element, { paused: true, ended: true })
    element.onended?.()
  }

  show(visibility: 'visible' | 'hidden'): void {
    this.visibility = visibility
    document.dispatchEvent(new Event('visibilitychange'))
  }
}

export const phone = new Phone()

/** Everything written is on the disk, and what waited for it has happened. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Puts the phone in place of the machine. Before the engine is loaded, which takes its clock then. */
export function beThePhone(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.stubGlobal('performance', { now: () => phone.monotone })
  vi.stubGlobal('Audio', MediaElement)
  vi.stubGlobal('OfflineAudioContext', Desk)
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
  Date.now = () => phone.wall
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => phone.visibility })
  let made = 0
  URL.createObjectURL = (blob) => {
    made += 1
    files.clear()
    files.set(`blob:${made}`, (blob as Blob).size - 44)
    return `blob:${made}`
  }
  URL.revokeObjectURL = () => undefined
}
