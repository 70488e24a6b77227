/** History routing for the therapist's pages. A page with unsaved work may hold a leave back. */
import { signal } from '@preact/signals'

export type Place =
  | { readonly page: 'caseload' }
  | { readonly page: 'client'; readonly clientId: string }
  /** The builder begins by adding a template, by offering the plan of a client, or with an earlier version. */
  | {
      readonly page: 'plan'
      readonly clientId: string
      readonly templateId: string | null
      readonly copyFromId: string | null
      readonly backTo: number | null
    }
  /** An earlier version of the plan, to be read. */
  | { readonly page: 'version'; readonly clientId: string; readonly version: number }
  | { readonly page: 'first_visit'; readonly clientId: string }
  | { readonly page: 'paper'; readonly clientId: string }
  | { readonly page: 'card'; readonly clientId: string }
  /** The boxes that were ticked on a printed plan. */
  | { readonly page: 'ticks'; readonly clientId: string }
  | { readonly page: 'library' }
  /** `exerciseId` null: a new one; `copyOfId`: which begins from a copy. */
  | { readonly page: 'own_exercise'; readonly exerciseId: string | null; readonly copyOfId: string | null }
  | { readonly page: 'practice' }
  | { readonly page: 'deleted' }
  /** One's own password and browsers. */
  | { readonly page: 'account' }
  /** Where an invitation or reset link leads; its code stands behind the #. */
  | { readonly page: 'welcome' }
  | { readonly page: 'unknown' }

const CLIENT =
  /^\/therapist\/clients\/([^/]+)(?:\/(plan|first-visit|paper|card|ticks)(?:\/(from|copy|back|versions)\/([a-z0-9-]+))?)?\/?$/

const OWN_EXERCISE = /^\/therapist\/library\/(?:new(?:\/from\/([a-z0-9-]+))?|(own-[a-z0-9-]+))\/?$/

/** Pages that their address names, and nothing more. */
const PLAIN = ['library', 'practice', 'account', 'welcome', 'deleted'] as const

/** The number of a version; 0: none. */
const numberOf = (id: string | null) => (id && /^\d{1,9}$/.test(id) ? Number(id) : 0)

/** Which page of a plan an address means. */
function planPlaceOf(clientId: string, way: string | undefined, id: string | null): Place {
  const version = numberOf(id)
  if (way === 'versions') return version ? { page: 'version', clientId, version } : { page: 'unknown' }
  if (way === 'back' && !version) return { page: 'unknown' }
  const templateId = way === 'from' ? id : null
  return {
    page: 'plan',
    clientId,
    templateId,
    copyFromId: way === 'copy' ? id : null,
    backTo: version && way === 'back' ? version : null,
  }
}

/** Which page of a client an address means. */
function clientPlaceOf(path: string): Place {
  const client = CLIENT.exec(path)
  if (!client?.[1]) return { page: 'unknown' }
  const [, , page, way, id = null] = client
  const clientId = decodeURIComponent(client[1])
  if (page === 'plan') return planPlaceOf(clientId, way, id)
  if (way) return { page: 'unknown' }
  if (page === 'paper' || page === 'card' || page === 'ticks') return { page, clientId }
  return { page: page ? 'first_visit' : 'client', clientId }
}

/** Which page an address means. */
export function placeOf(path: string): Place {
  const plain = PLAIN.find((page) => path.replace(/\/$/, '') === `/therapist/${page}`)
  if (plain) return { page: plain }
  if (/^\/therapist\/?$/.test(path)) return { page: 'caseload' }
  const own = OWN_EXERCISE.exec(path)
  if (own) return { page: 'own_exercise', exerciseId: own[2] ?? null, copyOfId: own[1] ?? null }
  return clientPlaceOf(path)
}

export const path = signal(globalThis.location?.pathname ?? '/therapist')
/** From `?` on: what a page keeps of its own in its address. */
export const query = signal(globalThis.location?.search ?? '')

/** Say in the address what the page shows now. It is no new step for Back: typing a name would make one a letter. */
export function setQuery(next: string): void {
  history.replaceState(history.state, '', path.value + next)
  query.value = next
}

type Guard = (proceed: () => void) => boolean
let guard: Guard | null = null

/** Ask before leaving; the guard answers false to hold and may call `proceed` later. Returns how to lift it. */
export function holdLeaving(ask: Guard): () => void {
  guard = ask
  return () => {
    if (guard === ask) guard = null
  }
}

function arrive(to: string): void {
  guard = null
  path.value = to
  query.value = location.search
  globalThis.scrollTo?.(0, 0)
}

/** Go to a page of this door; `afterwards` runs once the page was really left. */
export function navigate(to: string, afterwards?: () => void): void {
  const proceed = () => {
    history.pushState(null, '', to)
    arrive(to)
    afterwards?.()
  }
  if (!guard || guard(proceed)) proceed()
}

/** Plain clicks on links of this door stay in the page; anything else is the browser's. */
function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return
  if (!link.pathname.startsWith('/therapist') || link.hash) return
  event.preventDefault()
  navigate(link.pathname)
}

function onPopState(): void {
  const to = location.pathname
  const search = location.search
  if (to === path.value) {
    query.value = search
    return
  }
  const from = path.value + query.value
  const proceed = () => {
    history.pushState(null, '', to + search)
    arrive(to)
  }
  if (!guard || guard(proceed)) arrive(to)
  else history.pushState(null, '', from)
}

export function startRouter(): () => void {
  document.addEventListener('click', onClick)
  addEventListener('popstate', onPopState)
  return () => {
    document.removeEventListener('click', onClick)
    removeEventListener('popstate', onPopState)
  }
}
