/**
 * Policy of the outbox: what to send, and what an answer means for each entry. Only a well-formed answer that names an
 * id ends `pending` for it; whatever else happens, everything is kept and sent again.
 */
import type { EntriesAnswer, EntryOutcome } from './wire'

export const BATCH_LIMIT = 100
/** Characters of one batch: what a network of 30 kbit/s carries before the request is given up (src/device/api.ts). */
export const BATCH_TEXT_LIMIT = 200_000

/** One kept entry. `text` is its JSON, opaque: sent as it was written, whatever the app's version by then. */
export interface OutboxEntry {
  readonly id: string
  readonly device_sequence: number
  readonly text: string
  /** How often it was refused when sent alone. Such entries go last and alone, so that they never hold up the others. */
  readonly refusals: number
}

/** What came back: a status with the body as parsed JSON (undefined when it was none), or nothing at all. */
export type Reply = {
  readonly status: number
  readonly body: unknown
  readonly retry_after_seconds: number | null
} | null

export type Trouble = 'offline' | 'signed_out' | 'server'

export interface Settled {
  readonly outcome: EntryOutcome
  readonly flags: readonly string[]
  /** By the service's clock; missing from services that did not say. */
  readonly received_at: string | undefined
}

export interface Verdict {
  /** By id: these are not pending any more. */
  readonly settled: ReadonlyMap<string, Settled>
  readonly answer: EntriesAnswer | null
  readonly trouble: Trouble | null
  /** The next batch may be at most this long. */
  readonly limit: number
  /** The id that was refused although it was sent alone. */
  readonly refused: string | null
  readonly retry_after_seconds: number | null
}

const OUTCOMES: readonly unknown[] = ['stored', 'duplicate', 'conflict', 'quarantined'] satisfies EntryOutcome[]

function withinText<Waiting extends OutboxEntry>(entries: readonly Waiting[]): readonly Waiting[] {
  let length = 0
  const end = entries.findIndex(({ text }, at) => {
    length += text.length
    return at > 0 && length > BATCH_TEXT_LIMIT
  })
  return end < 0 ? entries : entries.slice(0, end)
}

/**
 * The entries to send next: oldest first, at most `limit`, and no more than a slow network carries. A refused one goes
 * alone and only when nothing else waits.
 */
export function nextBatch<Waiting extends OutboxEntry>(entries: readonly Waiting[], limit: number): readonly Waiting[] {
  const inOrder = [...entries].sort(
    (one, other) => one.refusals - other.refusals || one.device_sequence - other.device_sequence,
  )
  const ready = inOrder.filter((entry) => entry.refusals === 0)
  if (ready.length === 0) return inOrder.slice(0, 1)
  return withinText(ready.slice(0, Math.max(1, Math.min(limit, BATCH_LIMIT))))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isResult(value: unknown): value is EntriesAnswer['results'][number] {
  return isRecord(value) && typeof value.id === 'string' && OUTCOMES.includes(value.outcome)
}

function isDigest(value: unknown): value is EntriesAnswer['digest'] {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (month) => isRecord(month) && typeof month.count === 'number' && typeof month.xor === 'string',
    )
  )
}

/** The server's answer, or null when the body is anything else. Results of an outcome unknown here are left out. */
export function readAnswer(body: unknown): EntriesAnswer | null {
  if (!isRecord(body) || typeof body.epoch !== 'string' || typeof body.sequence !== 'number') return null
  if (!isDigest(body.digest) || !Array.isArray(body.results)) return null
  const results = body.results.filter(isResult).map((result) => ({ ...result, flags: result.flags ?? [] }))
  return { epoch: body.epoch, sequence: body.sequence, digest: body.digest, results }
}

const SIGNED_OUT: readonly number[] = [401, 403]
/** The server took offence at the batch, not at the sender: a smaller one may pass. */
const BATCH_REFUSED: readonly number[] = [400, 413, 422]

function nothingSettled(trouble: Trouble, limit: number, refused: string | null, reply: Reply): Verdict {
  const retry_after_seconds = reply?.retry_after_seconds ?? null
  return { settled: new Map(), answer: null, trouble, limit, refused, retry_after_seconds }
}

/** What `reply` means for the batch of `sent` ids, which was made under `limit`. */
export function judge(sent: readonly string[], reply: Reply, limit: number): Verdict {
  if (reply === null) return nothingSettled('offline', limit, null, reply)
  const answer = reply.status === 200 ? readAnswer(reply.body) : null
  if (answer) {
    const named = answer.results.filter((result) => sent.includes(result.id))
    const settled = new Map(named.map(({ id, outcome, flags, received_at }) => [id, { outcome, flags, received_at }]))
    const isAllNamed = settled.size === sent.length
    return { settled, answer, trouble: isAllNamed ? null : 'server', limit, refused: null, retry_after_seconds: null }
  }
  if (SIGNED_OUT.includes(reply.status)) return nothingSettled('signed_out', limit, null, reply)
  if (!BATCH_REFUSED.includes(reply.status)) return nothingSettled('server', limit, null, reply)
  const [first = null, second] = sent
  const alone = second === undefined ? first : null
  return nothingSettled('server', Math.max(1, Math.floor(sent.length / 2)), alone, reply)
}

/** May another batch follow at once? After trouble only a smaller one, or the others behind an entry refused alone. */
export function isWorthGoingOn(verdict: Verdict, sent: readonly OutboxEntry[], limit: number): boolean {
  if (verdict.refused !== null) return sent.every((entry) => entry.refusals === 0)
  return sent.length > 0 && (verdict.trouble === null || verdict.limit < limit)
}

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 300_000

/** How long to leave the server alone after `failures` in a row; `random` (0 to 1) spreads phones apart. */
export function backoffMs(failures: number, retry_after_seconds: number | null, random: number): number {
  if (failures <= 0) return 0
  const grown = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
  return Math.max((retry_after_seconds ?? 0) * 1000, grown * (0.5 + random / 2))
}
