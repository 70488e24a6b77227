/** The way to the server. Never throws: no network, a captive portal's page and a cut-off answer are all values. */
import type { Reply } from '../domain/outbox'
import type { Problem } from '../domain/wire'
import type { OwnPicture } from './own_pictures'

const TIMEOUT_MS = 20_000
/** Entries go up, and the way up is the slow one. */
const ENTRIES_TIMEOUT_MS = 60_000

export type Answer<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body; readonly etag: string | null }
  | {
      readonly ok: false
      /** 0: nothing came back. 304 is here too: there is no body. */
      readonly status: number
      readonly problem: Problem | null
      readonly retry_after_seconds: number | null
    }

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** JSON text, or a value to make it of. */
  readonly text?: string
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly timeout_ms?: number
}

interface Received {
  readonly status: number
  /** Undefined: not JSON, or cut off. */
  readonly body: unknown
  readonly etag: string | null
  readonly retry_after_seconds: number | null
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : null
}

async function receive(path: string, sent: Sent): Promise<Received | null> {
  const text = sent.text ?? (sent.json === undefined ? undefined : JSON.stringify(sent.json))
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: sent.method ?? 'GET',
      headers: { Accept: 'application/json', ...(text && { 'Content-Type': 'application/json' }), ...sent.headers },
      ...(text !== undefined && { body: text }),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(sent.timeout_ms ?? TIMEOUT_MS),
    })
    const body: unknown = await response.json().catch(() => undefined)
    return {
      status: response.status,
      body,
      etag: response.headers.get('ETag'),
      retry_after_seconds: retryAfter(response),
    }
  } catch {
    return null
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body
}

/**
 * One request under `/api/v1`. `ok` means a 2xx with a JSON object, or 204; the caller vouches for `Body` as the wire
 * contract has it.
 */
export async function call<Body>(path: string, sent: Sent = {}): Promise<Answer<Body>> {
  const received = await receive(path, sent)
  if (!received) return { ok: false, status: 0, problem: null, retry_after_seconds: null }
  const { status, body, etag, retry_after_seconds } = received
  const isFine = status >= 200 && status < 300
  if (isFine && (status === 204 || (typeof body === 'object' && body !== null))) {
    return { ok: true, status, body: body as Body, etag }
  }
  return { ok: false, status, problem: isProblem(body) ? body : null, retry_after_seconds }
}

/** The header of a request for this account only: under the cookie of another the server answers 401. */
export function meantFor(account_id: string): Readonly<Record<string, string>> {
  return { 'Homestretch-Account': account_id }
}

/** A picture of the practice, at an address that an exercise names. Null: it did not come. */
export async function fetchPicture(address: string, account_id: string): Promise<OwnPicture | null> {
  try {
    const response = await fetch(address, {
      headers: meantFor(account_id),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const type = response.headers.get('Content-Type') ?? ''
    // A captive portal answers everything with a page of its own.
    if (!response.ok || !type.startsWith('image/')) return null
    return { address, type, bytes: await response.arrayBuffer() }
  } catch {
    return null
  }
}

/** `POST /me/entries` with a body made by the caller; the reply as the outbox policy judges it. */
export async function postEntries(account_id: string, text: string): Promise<Reply> {
  const headers = meantFor(account_id)
  return receive('/me/entries', { method: 'POST', text, headers, timeout_ms: ENTRIES_TIMEOUT_MS })
}
