/** What lies between a phone and the service: latency, and the faults that phones meet. */
import type { Random } from './random'
import type { Scheduler } from './scheduler'
import type { Server, ServerAnswer } from './server'

export const FAULTS = [
  'cut_before',
  'cut_after',
  'truncate',
  'slow',
  'twice',
  'refused',
  'failed_after',
  'portal',
] as const
export type Fault = (typeof FAULTS)[number]

const REFUSALS = [401, 403, 409, 413, 429, 500, 503] as const
const ENTRIES = '/api/v1/me/entries'
const PORTAL = '<!doctype html><title>Welcome</title><p>Sign in to the café network</p>'

/** The network as one phone has it. `trouble`: the share of requests that meet a fault. */
export interface Weather {
  isOnline: boolean
  trouble: number
}

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | null
}

/** What the page is given: enough of a Response for the product's own code. */
interface Received {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  json(): Promise<unknown>
}

type Give = (answer: ServerAnswer, isWhole: boolean) => void

export class Network {
  /** How often each fault was met. */
  readonly met = new Map<Fault, number>()
  /** Every id that an answer of the server ever named, whether or not the answer arrived. */
  readonly named = new Set<string>()
  /** Called when an answer, made up or not, has reached a page that sent entries. */
  afterEntries: () => void = () => undefined

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly server: Server,
  ) {}

  /** One request. `onAnswer` sees what reaches the browser, before the page does (cookies). Rejects as fetch does. */
  send(weather: Weather, sent: Sent, timeout_ms: number, onAnswer: (answer: ServerAnswer) => void): Promise<Received> {
    const { scheduler, random } = this
    return new Promise((resolve, reject) => {
      const cut = () => reject(new TypeError('Failed to fetch'))
      const give = (answer: ServerAnswer, isWhole: boolean) => {
        if (!weather.isOnline) return cut()
        onAnswer(answer)
        resolve(received(answer, isWhole))
        if (sent.path === ENTRIES) scheduler.later(5, this.afterEntries)
      }
      scheduler.later(timeout_ms, () => reject(new DOMException('timed out', 'TimeoutError')))
      if (weather.isOnline) this.carry(weather, sent, cut, give)
      else scheduler.later(random.whole(1, 50), cut)
    })
  }

  private carry(weather: Weather, sent: Sent, cut: () => void, give: Give): void {
    const { scheduler, random } = this
    const fault = random.chance(weather.trouble) ? random.pick(FAULTS) : null
    if (fault) this.met.set(fault, (this.met.get(fault) ?? 0) + 1)
    const made = madeUp(fault, random)
    const arrive = async () => {
      if (!weather.isOnline) return cut()
      if (made) return give(made, true)
      const answer = await this.ask(sent)
      const isFailed = fault === 'failed_after'
      const back = () => give(isFailed ? refusal(random.pick([500, 503])) : answer, fault !== 'truncate')
      scheduler.later(random.whole(5, 200), fault === 'cut_after' ? cut : back)
    }
    if (fault === 'cut_before') scheduler.later(random.whole(1, 3_000), cut)
    else scheduler.later(fault === 'slow' ? random.whole(5_000, 120_000) : random.whole(5, 400), arrive)
    // The second copy may come long after: behind requests that were sent later.
    const again = async () => void (await this.ask(sent))
    if (fault === 'twice') scheduler.later(random.whole(1, 600_000), again)
  }

  private async ask(sent: Sent): Promise<ServerAnswer> {
    const answer = await this.server.request(this.scheduler.now, sent)
    if (sent.path === ENTRIES && answer.status === 200) {
      const { results } = JSON.parse(answer.body) as { results: { id: string }[] }
      for (const { id } of results) this.named.add(id)
    }
    return answer
  }
}

function madeUp(fault: Fault | null, random: Random): ServerAnswer | null {
  if (fault === 'portal') return { status: 200, headers: [['Content-Type', 'text/html']], body: PORTAL }
  return fault === 'refused' ? refusal(random.pick(REFUSALS)) : null
}

function refusal(status: number): ServerAnswer {
  const body = JSON.stringify({ type: 'about:blank', title: 'Not now', status, detail: '' })
  const wait: [string, string][] = status === 429 || status === 503 ? [['Retry-After', '20']] : []
  return { status, headers: [['Content-Type', 'application/problem+json'], ...wait], body }
}

function received(answer: ServerAnswer, isWhole: boolean): Received {
  const body = isWhole ? answer.body : answer.body.slice(0, answer.body.length / 2)
  return {
    status: answer.status,
    headers: {
      get: (name) => answer.headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1] ?? null,
    },
    json: async () => JSON.parse(body),
  }
}
