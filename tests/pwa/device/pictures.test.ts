import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepPictures } from '../../../static/pwa/src/device/pictures'

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
  expect(await keepPictures(['/a', '/b'])).toBe(true)
  expect(await keepPictures(['/a', '/b', '/c'])).toBe(true)
  expect(asked).toEqual(['/a', '/b', '/c'])
  expect([...shelf.kept.keys()]).toEqual(['/a', '/b', '/c'])
})

test.each([
  ['no network', () => new TypeError('Failed to fetch')],
  ['a server that has it no more', () => new Response('', { status: 404 })],
  ['the page of a captive portal', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
])('%s: what came is kept, and it is not called complete', async (_, failing) => {
  network((path) => (path === '/a' ? picture() : failing()))
  expect(await keepPictures(['/a', '/b'])).toBe(false)
  expect([...shelf.kept.keys()]).toEqual(['/a'])
})

test('pictures of earlier plans stay while there is room, and leave when there is none', async () => {
  network(picture)
  const earlier = Array.from({ length: 119 }, (_, number) => `/earlier/${number}`)
  await keepPictures(earlier)
  await keepPictures(['/a'])
  expect(shelf.kept.size).toBe(120)
  expect(await keepPictures(['/a', '/b'])).toBe(true)
  expect([...shelf.kept.keys()]).toEqual(['/a', '/b'])
})

test('without a cache, or with one that refuses, nothing is called complete', async () => {
  vi.stubGlobal('caches', { open: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) })
  expect(await keepPictures([])).toBe(false)
  vi.unstubAllGlobals()
  expect(await keepPictures([])).toBe(false)
})
