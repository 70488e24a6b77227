/** Pictures kept on the phone beside the app: public files that never change under their name. */

/** The service worker answers from it and leaves it alone when it tidies up (src/sw/sw.ts). */
export const PICTURES_CACHE = 'homestretch-pictures'
/** Above this many, those of no use for the plan of now make room. */
const MOST_KEPT = 120

/** Fetches what is missing of `addresses`; true when all of them are on the phone. Never fails: it is tried again. */
export async function keepPictures(addresses: readonly string[]): Promise<boolean> {
  if (!('caches' in globalThis)) return false
  try {
    const cache = await caches.open(PICTURES_CACHE)
    const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
    const missing = addresses.filter((address) => !kept.has(address))
    const came = await Promise.all(missing.map((address) => fetchInto(cache, address)))
    if (kept.size + missing.length > MOST_KEPT) await makeRoom(cache, kept, addresses)
    return came.every(Boolean)
  } catch {
    // A full disk, or a private window without a cache: pictures come over the network, and nothing is called ready.
    return false
  }
}

async function fetchInto(cache: Cache, address: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => null)
  // A captive portal answers everything with a page of its own.
  if (!answer?.ok || !answer.headers.get('Content-Type')?.startsWith('image/')) return false
  await cache.put(address, answer)
  return true
}

async function makeRoom(cache: Cache, kept: ReadonlySet<string>, needed: readonly string[]): Promise<void> {
  const others = [...kept].filter((address) => !needed.includes(address))
  await Promise.all(others.map((address) => cache.delete(address)))
}
