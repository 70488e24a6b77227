/**
 * One scheduler for everything that happens: the disk's tasks, timers, the network, what people do. Time is made up and
 * only moves here; which of the things that could come next does, the seed decides.
 */
import type { Random } from './random'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

type Work = () => void | Promise<void>

interface Timer {
  readonly at: number
  readonly order: number
  readonly owner: string
  readonly work: Work
}

/** Node's own, before the disk's tasks are led here instead. */
const nextTurn = setImmediate

/** All promises that can go on have gone on. */
export const settled = () => new Promise<void>((resolve) => nextTurn(resolve))

export class Scheduler {
  /** True time in ms since 1970; the server's clock. */
  now: number
  /** Called after each step with whose it was. */
  afterStep: (owner: string) => void = () => undefined
  private readonly ready = new Map<string, Work[]>()
  private readonly timers = new Map<number, Timer>()
  private order = 0
  private owner = ''

  constructor(
    private readonly random: Random,
    start: number,
  ) {
    this.now = start
  }

  /** Something that can be done at once, by whoever acts now. First come, first served, for each. */
  immediate(work: Work): void {
    const queue = this.ready.get(this.owner) ?? []
    queue.push(work)
    this.ready.set(this.owner, queue)
  }

  /** Something for later, in ms; the number takes it back. */
  later(ms: number, work: Work, owner = this.owner): number {
    this.order += 1
    this.timers.set(this.order, { at: this.now + Math.max(0, ms), order: this.order, owner, work })
    return this.order
  }

  cancel(timer: number): void {
    this.timers.delete(timer)
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve))
  }

  /** Does `work` as `owner`, and all that follows from it at once. */
  async as<Result>(owner: string, work: () => Result): Promise<Result> {
    const before = this.owner
    this.owner = owner
    try {
      const result = work()
      await settled()
      return result
    } finally {
      this.owner = before
    }
  }

  /** Steps until `isOver`, or until nothing is left to do before `until`. */
  async run(isOver: () => boolean, until = Number.POSITIVE_INFINITY): Promise<void> {
    while (!isOver()) {
      if (!(await this.step(until))) {
        if (Number.isFinite(until)) this.now = Math.max(this.now, until)
        return
      }
    }
  }

  private async step(until: number): Promise<boolean> {
    const timer = this.nextTimer()
    const owners = [...this.ready.keys()]
    const isTimersTurn = timer && timer.at <= this.now && this.random.chance(0.5)
    if (owners.length > 0 && !isTimersTurn) {
      await this.workOf(this.random.pick(owners))
      this.now += this.random.next() * 0.4
      return true
    }
    if (!timer || timer.at > until) return false
    this.timers.delete(timer.order)
    this.now = Math.max(this.now, timer.at)
    await this.act(timer.owner, timer.work)
    return true
  }

  private async workOf(owner: string): Promise<void> {
    const queue = this.ready.get(owner) ?? []
    const work = queue.shift()
    if (queue.length === 0) this.ready.delete(owner)
    if (work) await this.act(owner, work)
  }

  private async act(owner: string, work: Work): Promise<void> {
    this.owner = owner
    await work()
    await settled()
    this.owner = ''
    this.afterStep(owner)
  }

  private nextTimer(): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.timers.values()) {
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer
    }
    return next
  }
}
