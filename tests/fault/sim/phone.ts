/** One phone: a disk, a cookie, a clock that may be wrong, a network that may be bad, and tabs that come and go. */
import type { Script } from 'node:vm'
import { IDBFactory } from 'fake-indexeddb'
import type { Network, Weather } from './network'
import type { Random } from './random'
import type { Scheduler } from './scheduler'
import type { ServerAnswer } from './server'
import { Tab } from './tab'

export class Phone {
  readonly factory = new IDBFactory()
  readonly weather: Weather = { isOnline: true, trouble: 0 }
  cookie: string | null = null
  /** How far its clock is ahead of the true time, in ms. */
  skew = 0
  tabs: Tab[] = []
  /** Whose accounts were ever opened here. */
  readonly accounts = new Set<string>()
  private readonly locks = new Map<string, Promise<void>>()
  private readonly channels = new Map<Tab, { onmessage: ((event: { data: unknown }) => void) | null }[]>()

  constructor(
    readonly name: string,
    readonly zone: string,
    readonly hasLocks: boolean,
    readonly scheduler: Scheduler,
    readonly random: Random,
    readonly network: Network,
    private readonly script: Script,
  ) {}

  wall(): number {
    return this.scheduler.now + this.skew
  }

  /** A new tab that has opened the app and read the disk; undefined when it was killed before. */
  async open(): Promise<Tab | undefined> {
    const tab = await this.scheduler.as(this.name, () => {
      const opened = new Tab(this, this.script)
      this.tabs.push(opened)
      return opened
    })
    await this.does(tab, () => tab.app.startClient())
    return tab.isDead ? undefined : tab
  }

  /** Lets `act` happen in the tab, and everything else beside it; what it gives, or undefined when the tab died. */
  async does<Result>(tab: Tab, act: () => Promise<Result>): Promise<Result | undefined> {
    const started = this.start(tab, act)
    await this.scheduler.run(started.isOver, this.scheduler.now + LONGEST_ACT_MS)
    return started.check()
  }

  /** Begins `act`; it goes on while the scheduler runs. `check` raises what went wrong in a tab that lives. */
  start<Result>(tab: Tab, act: () => Promise<Result>): Started<Result> {
    const outcome: { isOver: boolean; result?: Result; failure?: unknown } = { isOver: tab.isDead }
    const begin = async () => {
      try {
        outcome.result = await act()
      } catch (error) {
        outcome.failure = error
      }
      outcome.isOver = true
    }
    this.scheduler.later(0, () => void begin(), this.name)
    return {
      isOver: () => outcome.isOver || tab.isDead,
      check: () => {
        if (tab.isDead) return undefined
        if (outcome.failure) throw outcome.failure
        if (!outcome.isOver) throw new Error(`${this.name}: something that a person did never came to an end`)
        return outcome.result
      },
    }
  }

  async kill(tab: Tab): Promise<void> {
    if (!tab.isDead) await this.scheduler.as(this.name, () => tab.kill())
  }

  async closeAll(): Promise<void> {
    for (const tab of [...this.tabs]) await this.kill(tab)
  }

  async goOnline(isOnline: boolean): Promise<void> {
    this.weather.isOnline = isOnline
    const name = isOnline ? 'online' : 'offline'
    await this.scheduler.as(this.name, () => {
      for (const tab of this.tabs) tab.tell(new Event(name))
    })
  }

  forget(tab: Tab): void {
    this.tabs = this.tabs.filter((other) => other !== tab)
    this.channels.delete(tab)
  }

  /** A page that loads itself anew: this one is gone, another begins. */
  reload(tab: Tab): void {
    this.scheduler.later(
      0,
      async () => {
        if (tab.isDead) return
        tab.kill()
        const next = new Tab(this, this.script)
        this.tabs.push(next)
        void next.app.startClient()
      },
      this.name,
    )
  }

  keepCookie(answer: ServerAnswer): void {
    for (const [name, value] of answer.headers) {
      if (name.toLowerCase() !== 'set-cookie' || !value.startsWith('homestretch=')) continue
      const token = value.slice('homestretch='.length, value.indexOf(';'))
      this.cookie = token === '' ? null : token
    }
  }

  async acquire(name: string): Promise<() => void> {
    const before = this.locks.get(name) ?? Promise.resolve()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    this.locks.set(
      name,
      before.then(() => held),
    )
    await before
    return release
  }

  /** `BroadcastChannel` as one of the phone's tabs sees it. */
  channelFor(tab: Tab): unknown {
    const { channels, scheduler, name } = this
    return class {
      onmessage: ((event: { data: unknown }) => void) | null = null
      constructor() {
        channels.set(tab, [...(channels.get(tab) ?? []), this])
      }
      postMessage(data: unknown): void {
        if (tab.isDead) return
        for (const [other, own] of channels) {
          if (other === tab) continue
          for (const channel of own) {
            scheduler.later(1, () => (other.isDead ? undefined : channel.onmessage?.({ data })), name)
          }
        }
      }
    }
  }
}

export interface Started<Result> {
  isOver(): boolean
  check(): Result | undefined
}

/** Longer than all that one thing a person does can take, with a request that hangs to its end. */
const LONGEST_ACT_MS = 1_800_000
