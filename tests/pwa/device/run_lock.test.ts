// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'

/** Web Locks as browsers have them: shared and exclusive, first come first served. */
class Locks {
  private readonly held: { readonly name: string; readonly mode: string }[] = []
  private waiting: { readonly name: string; readonly mode: string; readonly grant: () => void }[] = []

  async request(
    name: string,
    { mode = 'exclusive', ifAvailable = false, signal }: LockOptions,
    work: (lock: object | null) => Promise<unknown>,
  ): Promise<unknown> {
    const free = () => this.isFree(name, mode) && !this.waiting.some((one) => one.name === name)
    if (ifAvailable && !free()) return work(null)
    if (!free()) await this.turn(name, mode, signal)
    const lock = { name, mode }
    this.held.push(lock)
    try {
      return await work(lock)
    } finally {
      this.held.splice(this.held.indexOf(lock), 1)
      this.waiting.find((one) => one.name === name && this.isFree(name, one.mode))?.grant()
    }
  }

  private isFree(name: string, mode: string): boolean {
    return this.held.every((one) => one.name !== name || (mode === 'shared' && one.mode === 'shared'))
  }

  private turn(name: string, mode: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const one = { name, mode, grant: () => resolve(this.leave(one)) }
      this.waiting.push(one)
      signal?.addEventListener('abort', () => {
        this.leave(one)
        reject(signal.reason)
      })
    })
  }

  private leave(one: (typeof this.waiting)[number]): void {
    this.waiting = this.waiting.filter((other) => other !== one)
  }
}

/** Another tab of the same browser. */
async function tab() {
  vi.resetModules()
  return await import('../../../static/pwa/src/device/run_lock')
}

beforeEach(() => {
  Object.defineProperty(navigator, 'locks', { value: new Locks(), configurable: true })
})

test('a tab learns that another plays the run, and when it stops', async () => {
  const [player, other] = [await tab(), await tab()]
  player.holdRun('run')
  const told = vi.fn()
  other.watchRun('run', told)
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(true))
  player.holdRun(null)
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(false))
})

test('a run that nobody plays is told so, and another run is none of it', async () => {
  const [player, other] = [await tab(), await tab()]
  player.holdRun('another run')
  const told = vi.fn()
  other.watchRun('run', told)
  await vi.waitFor(() => expect(told.mock.calls).toEqual([[false]]))
})

test('the tab that has just stopped playing takes itself for no other', async () => {
  const only = await tab()
  only.holdRun('run')
  only.holdRun('run')
  only.holdRun(null)
  const told = vi.fn()
  only.watchRun('run', told)
  await vi.waitFor(() => expect(told.mock.calls).toEqual([[false]]))
})

test('a run that a second tab takes over is still played for a third', async () => {
  const [first, second, third] = [await tab(), await tab(), await tab()]
  first.holdRun('run')
  const told = vi.fn()
  third.watchRun('run', told)
  const stop = second.watchRun('run', vi.fn())
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(true))
  stop()
  second.holdRun('run')
  first.holdRun(null)
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(true))
  second.holdRun(null)
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(false))
})

test('without Web Locks nothing is told', async () => {
  Reflect.deleteProperty(navigator, 'locks')
  const only = await tab()
  only.holdRun('run')
  const told = vi.fn()
  only.watchRun('run', told)()
  expect(told).not.toHaveBeenCalled()
})
