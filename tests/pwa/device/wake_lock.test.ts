// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'

class FakeSentinel extends EventTarget {
  async release(): Promise<void> {
    this.dispatchEvent(new Event('release'))
  }
}

let granted: FakeSentinel[]
let isRefusing: boolean

async function freshLock() {
  vi.resetModules()
  granted = []
  isRefusing = false
  const request = async () => {
    if (isRefusing) throw new DOMException('Battery saver', 'NotAllowedError')
    const sentinel = new FakeSentinel()
    granted.push(sentinel)
    return sentinel
  }
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
  return await import('../../../static/pwa/src/device/wake_lock')
}

let lock: Awaited<ReturnType<typeof freshLock>>
beforeEach(async () => {
  lock = await freshLock()
})

describe('the screen', () => {
  test('stays on from the tap until released', async () => {
    await lock.holdWakeLock()
    expect(lock.wakeLockState.value).toBe('held')
    await lock.releaseWakeLock()
    expect(lock.wakeLockState.value).toBe('off')
  })

  test('is asked to stay on again when the page comes back', async () => {
    await lock.holdWakeLock()
    const isVisible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    await granted[0]?.release()
    expect(lock.wakeLockState.value).toBe('off')
    isVisible.mockRestore()
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(lock.wakeLockState.value).toBe('held'))
    expect(granted).toHaveLength(2)
  })

  test('may go dark when a battery saver takes it away in sight: said until the page comes back', async () => {
    await lock.holdWakeLock()
    await granted[0]?.release()
    expect(lock.wakeLockState.value).toBe('failed')
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(lock.wakeLockState.value).toBe('held'))
  })

  test('may go dark when the phone refuses or cannot: said, never silent', async () => {
    isRefusing = true
    await lock.holdWakeLock()
    expect(lock.wakeLockState.value).toBe('failed')
    await lock.releaseWakeLock()
    Reflect.deleteProperty(navigator, 'wakeLock')
    await lock.holdWakeLock()
    expect(lock.wakeLockState.value).toBe('missing')
  })
})
