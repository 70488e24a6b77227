/// <reference lib="webworker" />
/**
 * The service worker: keeps the client's shell so that the app starts without network. It caches nothing of the API
 * and queues nothing: entries have their own outbox (src/store), which loses none.
 *
 * A new version waits until a page says `skip_waiting`; pages ask the person first, and never while the player runs.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string | null })[]
}

const shell = self.__WB_MANIFEST
const addresses = shell.map((entry) => (typeof entry === 'string' ? entry : entry.url))

precacheAndRoute(shell)
cleanupOutdatedCaches()

registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/'), {
    // What the server answers itself: API, the therapist's door, pages about problems, probes of the operator.
    denylist: [/^\/api(\/|$)/, /^\/therapist(\/|$)/, /^\/problems\//, /^\/(healthz|readyz|metrics)$/],
  }),
)

/** True when every file of the shell is in the cache: the browser may have evicted some. */
async function hasWholeShell(): Promise<boolean> {
  const found = await Promise.all(addresses.map((address) => matchPrecache(address)))
  return found.every((response) => response !== undefined)
}

self.addEventListener('message', (event) => {
  if (event.data === 'skip_waiting') void self.skipWaiting()
  if (event.data === 'is_shell_complete') {
    const [port] = event.ports
    event.waitUntil(hasWholeShell().then((isComplete) => port?.postMessage(isComplete)))
  }
})

// The first page ever opened is served from the shell at once, not only after the next start.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
