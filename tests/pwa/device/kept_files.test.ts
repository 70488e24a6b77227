import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFiles, PICTURES, VOICE } from '../../../static/pwa/src/device/kept_files'

/** A cache as browsers have it, as far as it is used. */
class Shelf {
  readonly kept = new Map<string, Response>()
  async keys() {
    return [...this.kept.keys()].map((path) => ({ url: `https://home.example${path}` }))
  }
  async put(path: string, answer: Response) {
    this.kept.set(path, answer)
  }
  async delete(path: string) {
    return this.kept.delete(path)
  }
}

let shelf: Shelf
let asked: string[]
const picture = () => new Response('webp', { headers: { 'Content-Type': 'image/webp' } })

function network(answer: (path: string) => Response | Error): void {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const given = answer(path)
    if (given instanceof Error) throw given
    return given
  })
}

beforeEach(() => {
  shelf = new Shelf()
  asked = []
  vi.stubGlobal('caches', { open: async () => shelf })
})
afterEach(() => vi.unstubAllGlobals())

test('what is missing is fetched, and nothing twice', async () => {
  network(picture)
  expect(await keepFiles(PICTURES, ['/a', '/b'])).toBe(true)
  expect(await keepFiles(PICTURES, ['/a', '/b', '/c'])).toBe(true)
  expect(asked).toEqual(['/a', '/b', '/c'])
  expect([...shelf.kept.keys()]).toEqual(['/a', '/b', '/c'])
})

test('what two ask for at once comes once, and neither calls it here before it is', async () => {
  let come = (_: Response) => {}
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return new Promise((resolve) => (come = resolve))
  })
  const both = [keepFiles(PICTURES, ['/a']), keepFiles(PICTURES, ['/a'])]
  await vi.waitFor(() => expect(asked).toEqual(['/a']))
  come(picture())
  expect(await Promise.all(both)).toEqual([true, true])
  expect(asked).toEqual(['/a'])
})

test.each([
  ['no network', () => new TypeError('Failed to fetch')],
  ['a server that has it no more', () => new Response('', { status: 404 })],
  ['the page of a captive portal', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
])('%s: what came is kept, and it is not called complete', async (_, failing) => {
  network((path) => (path === '/a' ? picture() : failing()))
  expect(await keepFiles(PICTURES, ['/a', '/b'])).toBe(false)
  expect([...shelf.kept.keys()]).toEqual(['/a'])
})

test('what is no clip is not taken for one', async () => {
  network(picture)
  expect(await keepFiles(VOICE, ['/a.mp3'])).toBe(false)
  network(() => new Response('mp3', { headers: { 'Content-Type': 'audio/mpeg' } }))
  expect(await keepFiles(VOICE, ['/a.mp3'])).toBe(true)
})

test('many files come a few at a time', async () => {
  let open = 0
  let most = 0
  vi.stubGlobal('fetch', async () => {
    open += 1
    most = Math.max(most, open)
    await Promise.resolve()
    open -= 1
    return picture()
  })
  const many = Array.from({ length: 40 }, (_, number) => `/${number}`)
  expect(await keepFiles(PICTURES, many)).toBe(true)
  expect([shelf.kept.size, most]).toEqual([40, 6])
})

test('pictures of earlier plans stay while there is room, and leave when there is none', async () => {
  network(picture)
  const earlier = Array.from({ length: 119 }, (_, number) => `/earlier/${number}`)
  await keepFiles(PICTURES, earlier)
  await keepFiles(PICTURES, ['/a'])
  expect(shelf.kept.size).toBe(120)
  expect(await keepFiles(PICTURES, ['/a', '/b'])).toBe(true)
  expect([...shelf.kept.keys()]).toEqual(['/a', '/b'])
})

test('without a cache, or with one that refuses, nothing is called complete', async () => {
  vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) })
  expect(await keepFiles(PICTURES, [])).toBe(false)
  vi.unstubAllGlobals()
  expect(await keepFiles(PICTURES, [])).toBe(false)
})
