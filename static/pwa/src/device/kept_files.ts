/** Pictures and clips kept on the phone beside the app: public files that never change under their name. */

export interface Shelf {
  /** The service worker answers from it and leaves it alone when it tidies up (src/sw/sw.ts). */
  readonly cache: string
  /** What the files are, as their content type begins. */
  readonly type: 'image/' | 'audio/'
  /** Above this many, those of no use for the plan of now make room. */
  readonly most: number
}

export const PICTURES: Shelf = { cache: 'homestretch-pictures', type: 'image/', most: 120 }
export const VOICE: Shelf = { cache: 'homestretch-voice', type: 'audio/', most: 250 }
/** At once: browsers queue more, and a server with two workers has others to answer. */
const TOGETHER = 6

/** What is on its way: who asks for the same meanwhile waits for it too. */
const underWay = new Map<string, Promise<boolean>>()

/** Fetches what is missing of `addresses`; true when all of them are on the phone. Never fails: it is tried again. */
export async function keepFiles(shelf: Shelf, addresses: readonly string[]): Promise<boolean> {
  if (!('caches' in globalThis)) return false
  try {
    const cache = await caches.open(shelf.cache)
    const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
    const missing = addresses.filter((address) => !kept.has(address))
    const came = await fetchAll(cache, missing, shelf.type)
    if (kept.size + missing.length > shelf.most) await makeRoom(cache, kept, addresses)
    return came
  } catch {
    // A full disk, or a private window without a cache: files come over the network, and nothing is called ready.
    return false
  }
}

async function fetchAll(cache: Cache, addresses: readonly string[], type: string): Promise<boolean> {
  let areAllHere = true
  for (let from = 0; from < addresses.length; from += TOGETHER) {
    const some = addresses.slice(from, from + TOGETHER)
    const came = await Promise.all(some.map((address) => fetchOnce(cache, address, type)))
    areAllHere &&= came.every(Boolean)
  }
  return areAllHere
}

function fetchOnce(cache: Cache, address: string, type: string): Promise<boolean> {
  const coming = underWay.get(address) ?? fetchInto(cache, address, type).finally(() => void underWay.delete(address))
  underWay.set(address, coming)
  return coming
}

async function fetchInto(cache: Cache, address: string, type: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => null)
  // A captive portal answers everything with a page of its own.
  if (!answer?.ok || !answer.headers.get('Content-Type')?.startsWith(type)) return false
  await cache.put(address, answer)
  return true
}

async function makeRoom(cache: Cache, kept: ReadonlySet<string>, needed: readonly string[]): Promise<void> {
  const others = [...kept].filter((address) => !needed.includes(address))
  await Promise.all(others.map((address) => cache.delete(address)))
}
