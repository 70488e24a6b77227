/** One tab: the product's own code in a world of its own, with the phone's disk, clock and network. It can be killed. */
import { createContext, type Script } from 'node:vm'
import * as idb from 'fake-indexeddb'
import type { App } from './app'
import { Disk } from './disk'
import type { Phone } from './phone'

const NO_TIMEOUT_MS = 3_600_000
/** By zone, for all tabs: making a formatter takes longer than all that the product does with it. */
const FORMATS = new Map<string, Map<string, Intl.DateTimeFormat>>()

interface FetchInit {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly signal?: { readonly timeout_ms: number }
}

export class Tab {
  isDead = false
  isFrozen = false
  readonly app: App
  /** Work of timers that came due while the tab was frozen. */
  private held: (() => void)[] = []
  private readonly disk: Disk
  private readonly events = new EventTarget()
  private readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  private readonly onLock: (() => void)[] = []

  constructor(
    private readonly phone: Phone,
    script: Script,
  ) {
    this.disk = new Disk(phone.factory)
    const world = createContext(this.globals())
    world.globalThis = world
    script.runInContext(world)
    this.app = (world as { app: App }).app
  }

  /** The phone's own time. */
  wall(): number {
    return this.phone.wall()
  }

  kill(): void {
    this.isDead = true
    this.disk.kill()
    for (const release of this.onLock) release()
    this.phone.forget(this)
  }

  /** Out of sight, and stopped there after a while, as phones do. */
  freeze(): void {
    this.document.visibilityState = 'hidden'
    this.document.dispatchEvent(new Event('visibilitychange'))
    this.isFrozen = true
  }

  thaw(): void {
    this.isFrozen = false
    const due = this.held
    this.held = []
    for (const work of due) this.later(0, work)
    this.document.visibilityState = 'visible'
    this.document.dispatchEvent(new Event('visibilitychange'))
  }

  /** The network came back, or another tab says something. */
  tell(event: Event): void {
    if (!this.isDead) this.events.dispatchEvent(event)
  }

  private later(ms: number, work: () => void): number {
    return this.phone.scheduler.later(
      ms,
      () => {
        if (this.isDead) return
        if (this.isFrozen) this.held.push(work)
        else work()
      },
      this.phone.name,
    )
  }

  private repeat(ms: number, work: () => void): { timer: number } {
    const repeated = { timer: 0 }
    const again = () => {
      repeated.timer = this.later(ms, again)
      work()
    }
    repeated.timer = this.later(ms, again)
    return repeated
  }

  private fetch(path: string, init: FetchInit): Promise<unknown> {
    const never = new Promise(() => undefined)
    if (this.isDead) return never
    const { phone } = this
    const sent = {
      method: init.method ?? 'GET',
      path,
      headers: { ...init.headers, ...(phone.cookie && { Cookie: `homestretch=${phone.cookie}` }) },
      body: init.body ?? null,
    }
    const timeout_ms = init.signal?.timeout_ms ?? NO_TIMEOUT_MS
    const answered = phone.network.send(phone.weather, sent, timeout_ms, (answer) => phone.keepCookie(answer))
    return answered.then(
      (answer) => (this.isDead ? never : answer),
      (error: unknown) => (this.isDead ? never : Promise.reject(error)),
    )
  }

  private async lock(name: string, work: () => Promise<unknown>): Promise<unknown> {
    const release = await this.phone.acquire(name)
    if (this.isDead) {
      release()
      return new Promise(() => undefined)
    }
    this.onLock.push(release)
    try {
      return await work()
    } finally {
      release()
    }
  }

  private globals(): Record<string, unknown> {
    const { phone } = this
    return {
      ...idb,
      indexedDB: this.disk.indexedDB,
      DOMException,
      Event,
      structuredClone,
      console,
      document: this.document,
      addEventListener: this.events.addEventListener.bind(this.events),
      removeEventListener: this.events.removeEventListener.bind(this.events),
      location: { pathname: '/', hash: '', reload: () => phone.reload(this) },
      history: { pushState: () => undefined, replaceState: () => undefined },
      crypto: { getRandomValues: (bytes: Uint8Array) => phone.random.fill(bytes) },
      AbortSignal: { timeout: (timeout_ms: number) => ({ timeout_ms }) },
      fetch: (path: string, init: FetchInit = {}) => this.fetch(path, init),
      setTimeout: (work: () => void, ms = 0) => this.later(ms, work),
      clearTimeout: (timer: number) => phone.scheduler.cancel(timer),
      setInterval: (work: () => void, ms: number) => this.repeat(ms, work),
      clearInterval: (repeated: { timer: number } | undefined) => repeated && phone.scheduler.cancel(repeated.timer),
      navigator: {
        get onLine() {
          return phone.weather.isOnline
        },
        ...(phone.hasLocks && {
          locks: {
            // With options it is the lock that a routine on screen shares with others: here no update waits for it.
            request: (name: string, ...asked: [() => Promise<unknown>] | [object, () => Promise<unknown>]) =>
              asked.length === 1 ? this.lock(name, asked[0]) : asked[1](),
          },
        }),
      },
      BroadcastChannel: phone.channelFor(this),
      phoneClock: { wall: () => phone.wall(), monotone: () => phone.scheduler.now, random: phone.random.next },
      phoneZone: phone.zone,
      phoneFormats: formatsOf(phone.zone),
    }
  }
}

function formatsOf(zone: string): Map<string, Intl.DateTimeFormat> {
  const formats = FORMATS.get(zone) ?? new Map<string, Intl.DateTimeFormat>()
  FORMATS.set(zone, formats)
  return formats
}
