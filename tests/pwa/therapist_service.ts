/** A stand-in for the service, as the therapist's screens reach it: answers by method and path. */
import { vi } from 'vitest'

export interface Reply {
  readonly status?: number
  readonly body: unknown
  readonly etag?: string
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly ifMatch: string | null
  readonly body: unknown
}

/** `replies` by "GET /clients/7"; one that is a function is asked each time. Gives what was asked, in order. */
export function serve(replies: Readonly<Record<string, Reply | ((asked: Asked) => Reply)>>): readonly Asked[] {
  const all: Asked[] = []
  vi.stubGlobal('fetch', (address: string, sent: RequestInit) => {
    const asked = {
      method: sent.method ?? 'GET',
      path: address.replace('/api/v1', ''),
      ifMatch: new Headers(sent.headers).get('If-Match'),
      body: typeof sent.body === 'string' ? JSON.parse(sent.body) : null,
    }
    all.push(asked)
    const known = replies[`${asked.method} ${asked.path}`]
    const reply = typeof known === 'function' ? known(asked) : known
    if (!reply) return Promise.resolve(problem(404, 'not-found'))
    const headers = reply.etag ? { ETag: reply.etag } : {}
    const status = reply.status ?? 200
    if (status >= 400) return Promise.resolve(problem(status, String(reply.body)))
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status, headers }))
  })
  return all
}

const problem = (status: number, slug: string) =>
  new Response(
    JSON.stringify({ type: `http://test/problems/${slug}`, title: slug, status, detail: `It is ${slug}.` }),
    {
      status,
    },
  )
