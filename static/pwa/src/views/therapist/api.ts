/** The service as the therapist's screens reach it: an answer or a problem in words, never an exception. */
import { signal } from '@preact/signals'
import type { Me, Problem } from '../../domain/wire'

export interface Failure {
  /** 0: no answer arrived. */
  readonly status: number
  readonly text: string
  readonly slug: string
  readonly errors: NonNullable<Problem['errors']>
  readonly retryAfterSeconds: number | null
}

export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly etag: string | null }
  | { readonly ok: false; readonly failure: Failure }

/** undefined: not asked yet; null: signed out. */
export const me = signal<Me | null | undefined>(undefined)
/** A request was refused for want of a session while somebody was signed in: the screens stay, sign-in covers them. */
export const sessionEnded = signal(false)

const NO_NETWORK: Failure = {
  status: 0,
  text: 'The service cannot be reached. Check the network and try again.',
  slug: 'offline',
  errors: [],
  retryAfterSeconds: null,
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body
}

async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null)
  const wait = Number(response.headers.get('Retry-After'))
  const retryAfterSeconds = Number.isFinite(wait) && wait > 0 ? wait : null
  if (!isProblem(body)) {
    const text = `The service answered with an error (${response.status}). Try again in a moment.`
    return { status: response.status, text, slug: 'unknown', errors: [], retryAfterSeconds }
  }
  return {
    status: response.status,
    text: body.detail || body.title,
    slug: body.type.split('/').pop() ?? '',
    errors: body.errors ?? [],
    retryAfterSeconds,
  }
}

interface Sent {
  /** JSON. */
  readonly body?: unknown
  /** Fields and files, in place of `body`. */
  readonly form?: FormData
  readonly ifMatch?: string | null
}

/** One request under `/api/v1`. 204 gives `null` as data. */
export async function request<Data>(method: string, path: string, sent: Sent = {}): Promise<Answer<Data>> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (sent.body !== undefined) headers['Content-Type'] = 'application/json'
  if (sent.ifMatch) headers['If-Match'] = sent.ifMatch
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
      ...(sent.form && { body: sent.form }),
    })
    if (!response.ok) {
      if (response.status === 401 && me.value) sessionEnded.value = true
      return { ok: false, failure: await failureOf(response) }
    }
    const data = response.status === 204 ? null : await response.json()
    return { ok: true, data: data as Data, etag: response.headers.get('ETag') }
  } catch {
    return { ok: false, failure: NO_NETWORK }
  }
}

export const get = <Data>(path: string) => request<Data>('GET', path)
export const post = <Data>(path: string, body: unknown = {}) => request<Data>('POST', path, { body })

/** Ask who is signed in; a client's session does not open this door. */
export async function askWho(): Promise<Failure | null> {
  const answer = await get<Me>('/me')
  if (answer.ok) {
    me.value = answer.data.account.role === 'client' ? null : answer.data
    return null
  }
  if (answer.failure.status === 401) me.value = null
  return answer.failure.status === 401 ? null : answer.failure
}
