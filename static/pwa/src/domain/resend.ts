/**
 * When to send acknowledged entries again (design §7, "Restore"): the server's epoch, sequence and digest tell whether
 * it still has what it once confirmed.
 */
import { monthFrom, utcMonth } from './local_date'
import { uuid7Time } from './uuid7'
import type { EntriesAnswer } from './wire'

/** Acknowledged entries of the current and this many earlier UTC months are kept. */
const EARLIER_MONTHS = 3

/** What the phone remembers of the server. `repeated`: by month, the digest after which it was last sent again. */
export interface ServerMemory {
  readonly epoch: string | null
  readonly sequence: number
  readonly repeated: Readonly<Record<string, string>>
}

export const NO_MEMORY: ServerMemory = { epoch: null, sequence: 0, repeated: {} }

export function monthOf(id: string): string {
  return utcMonth(uuid7Time(id))
}

/**
 * The month under which a confirmed entry is kept: the later one of its id and of its receipt by the service's clock. A
 * phone that was months behind wrote its ids then, and must not forget them as soon as its clock is put right.
 */
export function monthKept(id: string, received_at: string): string {
  const received = Date.parse(received_at)
  const month = Number.isNaN(received) ? '' : utcMonth(received)
  return month > monthOf(id) ? month : monthOf(id)
}

/** The oldest month of which acknowledged entries are still kept. */
export function oldestKeptMonth(now_ms: number): string {
  return monthFrom(utcMonth(now_ms), -EARLIER_MONTHS)
}

const bare = (hex: string) => hex.replaceAll('-', '').toLowerCase().padStart(32, '0')

/** Count and xor of ids, as one comparable word. The order of `ids` plays no part. */
export function digestOf(ids: readonly string[]): string {
  const xor = ids.reduce((sum, id) => sum ^ BigInt(`0x${bare(id)}`), 0n)
  return `${ids.length}:${bare(xor.toString(16))}`
}

/** The server's count and xor as the same word; of a month it does not name, that of none. */
export function digestWord(told: { readonly count: number; readonly xor: string } | undefined): string {
  return told ? `${told.count}:${bare(told.xor)}` : digestOf([])
}

function byMonth(ids: readonly string[]): Map<string, string[]> {
  const months = new Map<string, string[]>()
  for (const id of ids) months.set(monthOf(id), [...(months.get(monthOf(id)) ?? []), id])
  return months
}

export interface Resend {
  readonly ids: readonly string[]
  readonly memory: ServerMemory
}

/**
 * Which of the `acknowledged` ids to send again after `answer`, and what to remember. A month that still differs after
 * it was sent again (the server knows entries that this phone has lost) is not sent a third time for the same digest.
 * `foreign`: acknowledged too, but written by another device, so this one's digest does not tell of them.
 */
export function resendAfter(
  answer: EntriesAnswer,
  acknowledged: readonly string[],
  memory: ServerMemory,
  foreign: readonly string[] = [],
): Resend {
  const { epoch, sequence } = answer
  const isOtherServer = memory.epoch !== null && (epoch !== memory.epoch || sequence < memory.sequence)
  if (isOtherServer) return { ids: [...acknowledged, ...foreign], memory: { epoch, sequence, repeated: {} } }
  const repeated: Record<string, string> = { ...memory.repeated }
  const ids: string[] = []
  for (const [month, of] of byMonth(acknowledged)) {
    const theirs = digestWord(answer.digest[month])
    const isRepeated = repeated[month] === theirs
    delete repeated[month]
    if (theirs === digestOf(of)) continue
    repeated[month] = theirs
    if (!isRepeated) ids.push(...of)
  }
  return { ids, memory: { epoch, sequence, repeated } }
}
