/// <reference lib="webworker" />
/**
 * The service worker: keeps the client's shell so that the app starts without network. It caches nothing of the API
 * and queues nothing: entries have their own outbox (src/store), which loses none.
 *
 * A new version waits until a page says `skip_waiting`; pages ask the person first, and never while a routine is on
 * screen. Pages of the version before may still be open then: their files stay until the last of them is gone.
 */
import { PrecacheController, PrecacheRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { PICTURES, VOICE } from '../device/kept_files'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[]
}

const shell = self.__WB_MANIFEST
const addresses = shell.map((entry) => (typeof entry === 'string' ? entry : entry.url))

const precache = new PrecacheController()
precache.addToCacheList(shell)
self.addEventListener('install', (event) => void precache.install(event))

registerRoute(new PrecacheRoute(precache))
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/'), {
    // What the server answers itself: API, the therapist's door, pages about problems, probes of the operator.
    denylist: [/^\/api(\/|$)/, /^\/therapist(\/|$)/, /^\/problems\//, /^\/(healthz|readyz|metrics)$/],
  }),
)
// A picture or a clip of the plan, or a hashed file of an earlier version for a page still open, which the server may have no more.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
)

/** Which pages were open when this version took over, kept in a cache since a worker's memory is short. */
const NOTES = 'homestretch-notes'
const EARLIER_PAGES = '/earlier-pages'

async function noteEarlierPages(): Promise<void> {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const notes = await caches.open(NOTES)
  await notes.put(EARLIER_PAGES, Response.json(pages.map(({ id }) => id)))
}

async function areEarlierPagesGone(): Promise<boolean> {
  const noted = await (await caches.open(NOTES)).match(EARLIER_PAGES)
  const ids: string[] = noted ? await noted.json() : []
  const open = await Promise.all(ids.map((id) => self.clients.get(id)))
  return open.every((page) => page === undefined)
}

/** Removes the files of earlier versions once no page can need them. */
async function tidy(event: ExtendableEvent): Promise<void> {
  if (!(await areEarlierPagesGone())) return
  await precache.activate(event)
  const kept = [precache.strategy.cacheName, NOTES, PICTURES.cache, VOICE.cache]
  const names = await caches.keys()
  await Promise.all(names.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)))
}

/** True when every file of the shell is in the cache: the browser may have evicted some. */
async function hasWholeShell(): Promise<boolean> {
  const found = await Promise.all(addresses.map((address) => precache.matchPrecache(address)))
  return found.every((response) => response !== undefined)
}

self.addEventListener('message', (event) => {
  if (event.data === 'skip_waiting') void self.skipWaiting()
  if (event.data === 'is_shell_complete') {
    const [port] = event.ports
    event.waitUntil(hasWholeShell().then((isComplete) => port?.postMessage(isComplete)))
    // Every page asks this as it starts and as it is looked at again: time to look whether older ones are gone.
    event.waitUntil(tidy(event))
  }
})

// The first page ever opened is served from the shell at once, not only after the next start.
self.addEventListener('activate', (event) => event.waitUntil(noteEarlierPages().then(() => self.clients.claim())))
