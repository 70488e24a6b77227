// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'

type Message = { readonly data: unknown; readonly ports: readonly MessagePort[] }

class FakeWorker extends EventTarget {
  state = 'installed'
  heard: unknown[] = []
  constructor(readonly isComplete: boolean) {
    super()
  }
  postMessage(data: Message['data'], ports: readonly MessagePort[] = []): void {
    this.heard.push(data)
    ports[0]?.postMessage(this.isComplete)
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null
  installing: FakeWorker | null = null
  async update(): Promise<void> {}
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null
  registration = new FakeRegistration()
  addresses: unknown[] = []
  isRefusing = false
  async register(address: unknown): Promise<FakeRegistration> {
    if (this.isRefusing) throw new DOMException('Private window', 'SecurityError')
    this.addresses.push(address)
    return this.registration
  }
}

let container: FakeContainer

async function freshPage() {
  vi.resetModules()
  return await import('../../../static/pwa/src/device/service_worker')
}

beforeEach(() => {
  container = new FakeContainer()
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true })
  vi.unstubAllGlobals()
})

describe('ready without network', () => {
  test('is true only when the worker that serves the page has the whole shell', async () => {
    container.controller = new FakeWorker(true)
    const page = await freshPage()
    await page.registerServiceWorker()
    expect(page.isShellReady.value).toBe(true)
  })

  test('is false while a file is missing, without a worker, and where none may be registered', async () => {
    const page = await freshPage()
    await page.registerServiceWorker()
    expect(page.isShellReady.value).toBe(false)
    container.controller = new FakeWorker(false)
    await page.checkShell()
    expect(page.isShellReady.value).toBe(false)
    container.isRefusing = true
    container.controller = null
    await page.registerServiceWorker()
    expect(page.isShellReady.value).toBe(false)
  })
})

test('under Trusted Types the policy passes the one address and nothing else', async () => {
  const passed: string[] = []
  const createPolicy = (name: string, rules: { createScriptURL: (url: string) => string }) => {
    expect(name).toBe('service-worker-address')
    expect(() => rules.createScriptURL('/other.js')).toThrow(TypeError)
    return { createScriptURL: (url: string) => `trusted:${passed.push(url) && rules.createScriptURL(url)}` }
  }
  vi.stubGlobal('trustedTypes', { createPolicy })
  const page = await freshPage()
  await page.registerServiceWorker()
  expect(container.addresses).toEqual(['trusted:/sw.js'])
})

describe('a new version', () => {
  test('that waits is said, and takes over only when asked', async () => {
    container.controller = new FakeWorker(true)
    const waiting = new FakeWorker(true)
    container.registration.waiting = waiting
    const page = await freshPage()
    await page.registerServiceWorker()
    expect(page.hasNewVersion.value).toBe(true)
    expect(waiting.heard).toEqual([])
    page.useNewVersion()
    expect(waiting.heard).toEqual(['skip_waiting'])
  })

  test('found while the page is open is said once it is installed', async () => {
    container.controller = new FakeWorker(true)
    const page = await freshPage()
    await page.registerServiceWorker()
    const found = new FakeWorker(true)
    container.registration.installing = found
    container.registration.dispatchEvent(new Event('updatefound'))
    expect(page.hasNewVersion.value).toBe(false)
    container.registration.waiting = found
    found.dispatchEvent(new Event('statechange'))
    expect(page.hasNewVersion.value).toBe(true)
  })

  test('is nothing to ask about when it is the first ever', async () => {
    container.registration.waiting = new FakeWorker(true)
    const page = await freshPage()
    await page.registerServiceWorker()
    expect(page.hasNewVersion.value).toBe(false)
  })
})
