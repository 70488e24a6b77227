import type { ConsentText } from '../../../static/pwa/src/domain/consent'
import { digestOf, monthOf } from '../../../static/pwa/src/domain/resend'
import type { ConsentBody, Entry, Me, SessionLogItem } from '../../../static/pwa/src/domain/wire'
import { ME_PLAN } from '../store/kept'

/** What can become of one `POST /me/entries`; `cut`: all was stored, but the answer never arrives. */
export type Fault = 'none' | 'lost' | 'cut' | 'html' | 'half_body' | 'names_half' | 401 | 409 | 429 | 500 | 503

interface Post {
  readonly device_id: string
  readonly epoch: string | null
  readonly unsent: number
  readonly entries: readonly Entry[]
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })

export const TOM: Me = {
  account: { id: 'tom', role: 'client', display_name: 'Tom' },
  practice: { id: 'practice', name: 'Practice' },
}

function digests(
  months: ReadonlyMap<string, readonly { readonly id: string }[]>,
): Record<string, { count: number; xor: string }> {
  return Object.fromEntries(
    [...months].map(([month, all]) => {
      const [count, xor] = digestOf(all.map(({ id }) => id)).split(':')
      return [month, { count: Number(count), xor: String(xor) }]
    }),
  )
}

/** The service as far as a phone sees it: idempotent by id, with epoch, sequence and digest. */
export class FakeServer {
  stored = new Map<string, string>()
  arrivals: string[] = []
  posts: Post[] = []
  faults: Fault[] = []
  epoch = 'one'
  sequence = 0
  /** Bodies with more entries than this are 413; an id here is 413 even alone. */
  mostEntries = 100
  poison = new Set<string>()
  /** Whose cookie the browser holds; null: nobody's. */
  cookie: Me | null = TOM
  codes = new Map<string, Me>([['GOOD', TOM]])
  plan = ME_PLAN
  etag = '"v1"'
  planRequests: (string | null)[] = []
  isReachable = true
  /** Session logs that rule, as a list has them, newest day first. */
  logs: SessionLogItem[] = []
  historyRequests: string[] = []
  /** What the practice asks, and what another phone of the client answered. */
  consent: { text: ConsentText | null; answer: ConsentBody | null } = { text: null, answer: null }
  consentRequests = 0
  /** The practice's own pictures by address, and which were asked for. */
  pictures = new Map<string, Response>()
  pictureRequests: string[] = []

  fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    if (!this.isReachable) throw new TypeError('Failed to fetch')
    const path = input.replace('/api/v1', '').split('?')[0]
    if (path === '/auth/redeem') return this.redeem(JSON.parse(String(init.body)))
    if (path === '/auth/sign-out') {
      this.cookie = null
      return new Response(null, { status: 204 })
    }
    if (!this.cookie) return json(401, { title: 'Sign in', status: 401, type: '', detail: '' })
    if (path === '/me') return json(200, this.cookie)
    const asked = new Headers(init.headers).get('Homestretch-Account')
    if (asked !== null && asked !== this.cookie.account.id) return json(401, { title: 'Sign in', status: 401 })
    if (path?.endsWith('.webp')) {
      this.pictureRequests.push(input)
      return this.pictures.get(input)?.clone() ?? json(404, { title: 'No such picture', status: 404 })
    }
    if (path === '/me/plan') return this.mePlan(new Headers(init.headers).get('If-None-Match'))
    if (path === '/me/consent') {
      this.consentRequests += 1
      return json(200, this.consent)
    }
    if (path?.startsWith('/me/session-logs')) return this.history(path, new URLSearchParams(input.split('?')[1]))
    return this.entries(JSON.parse(String(init.body)) as Post)
  }

  private redeem({ code }: { code: string }): Response {
    const me = this.codes.get(code)
    if (!me) return json(422, { title: 'That code does not work', status: 422, type: '', detail: '' })
    this.cookie = me
    return json(200, me)
  }

  private mePlan(etag: string | null): Response {
    this.planRequests.push(etag)
    return etag === this.etag ? new Response(null, { status: 304 }) : json(200, this.plan, { ETag: this.etag })
  }

  /** A page holds two. */
  private history(path: string, asked: URLSearchParams): Response {
    this.historyRequests.push(`${path.replace('/me/session-logs', '')}?${asked}`)
    if (path.endsWith('/digest')) return json(200, { first_on: '2026-01-01', months: this.months() })
    const [first, last] = [asked.get('first_on') ?? '', asked.get('last_on') ?? '9999']
    const within = this.logs.filter(({ practised_on: on }) => on >= first && on <= last)
    const start = Number(asked.get('cursor') ?? 0)
    const next_cursor = start + 2 < within.length ? String(start + 2) : null
    return json(200, { items: within.slice(start, start + 2), next_cursor })
  }

  private months(): Record<string, { count: number; xor: string }> {
    const inForce = this.logs.filter(({ is_withdrawn }) => !is_withdrawn)
    return digests(Map.groupBy(inForce, ({ practised_on }) => practised_on.slice(0, 7)))
  }

  private entries(post: Post): Response {
    const fault = this.faults.shift() ?? 'none'
    if (fault === 'lost') throw new TypeError('Failed to fetch')
    if (typeof fault === 'number') return json(fault, { title: 'No', status: fault }, { 'Retry-After': '7' })
    if (fault === 'html') return new Response('<html>Sign in to the café network</html>', { status: 200 })
    this.posts.push(post)
    if (post.entries.length > this.mostEntries || post.entries.some(({ id }) => this.poison.has(id))) {
      return json(413, { title: 'Too large', status: 413 })
    }
    const results = post.entries.map((entry) => this.store(entry))
    if (fault === 'cut') throw new TypeError('The connection was reset')
    const named = fault === 'names_half' ? results.slice(0, Math.floor(results.length / 2)) : results
    const body = JSON.stringify({ epoch: this.epoch, sequence: this.sequence, digest: this.digest(), results: named })
    return new Response(fault === 'half_body' ? body.slice(0, body.length / 2) : body, { status: 200 })
  }

  private store(entry: Entry): { id: string; outcome: string; flags: string[] } {
    const text = JSON.stringify(entry)
    const known = this.stored.get(entry.id)
    if (known !== undefined) return { id: entry.id, outcome: known === text ? 'duplicate' : 'conflict', flags: [] }
    this.stored.set(entry.id, text)
    this.arrivals.push(entry.id)
    this.sequence += 1
    return { id: entry.id, outcome: 'stored', flags: [] }
  }

  private digest(): Record<string, { count: number; xor: string }> {
    return digests(
      Map.groupBy(
        [...this.stored.keys()].map((id) => ({ id })),
        ({ id }) => monthOf(id),
      ),
    )
  }
}
