import type { SessionLogBody } from './wire'

export interface KnownLog {
  readonly id: string
  readonly log: SessionLogBody
  /** When it came to the service, by the service's clock, where that is known. */
  readonly received_at?: string | null
}

function originOf(id: string, byId: ReadonlyMap<string, KnownLog>): string {
  const chain: string[] = []
  for (let at: string | null = id; at !== null; at = byId.get(at)?.log.replaces_id ?? null) {
    // Logs that replace each other in a circle have no first one: any fixed choice keeps them one session.
    if (chain.includes(at)) return chain.slice(chain.indexOf(at)).reduce((least, one) => (one < least ? one : least))
    chain.push(at)
  }
  return chain.reduce((_, one) => one)
}

/** Microseconds since 1970: a Date knows no more than thousandths of a second. */
function microseconds(instant: string): number {
  const behind = /\.\d{3}(\d{1,3})/.exec(instant)?.[1] ?? ''
  return Date.parse(instant) * 1000 + Number(behind.padEnd(3, '0'))
}

/**
 * When a log was made, for telling which of a session's logs is the latest. Nothing is made after it was received: a
 * clock that is years ahead would else outrank every later correction. The first log comes before all that replace it.
 */
function rulingTime({ id, log, received_at }: KnownLog): number {
  if (log.replaces_id === null) return Number.NEGATIVE_INFINITY
  const made = log.corrected_at
    ? microseconds(log.corrected_at)
    : Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) * 1000
  return received_at ? Math.min(made, microseconds(received_at)) : made
}

function isLater(one: KnownLog, other: KnownLog): boolean {
  const [mine, theirs] = [rulingTime(one), rulingTime(other)]
  return mine === theirs ? one.id > other.id : mine > theirs
}

/** Of each chain of corrections the latest, oldest session first; withdrawn ones are among them. */
export function rulingLogs(logs: readonly KnownLog[]): KnownLog[] {
  const byId = new Map(logs.map((entry) => [entry.id, entry]))
  const ruling = new Map<string, KnownLog>()
  for (const entry of byId.values()) {
    const origin = originOf(entry.id, byId)
    const rival = ruling.get(origin)
    if (!rival || isLater(entry, rival)) ruling.set(origin, entry)
  }
  const order = ({ id, log }: KnownLog) => `${log.practised_on} ${log.started_at} ${id}`
  return [...ruling.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

/** The logs that rule after corrections, oldest first; of a session that was withdrawn none does. */
export function logsInForce(logs: readonly KnownLog[]): KnownLog[] {
  return rulingLogs(logs).filter(({ log }) => !log.is_withdrawn)
}

/**
 * The body of a correction that takes a session out of all figures, or puts it back; what was recorded stays as it was.
 * It rules over the log it replaces even where this phone's clock is behind the one that dated that.
 */
export function withdrawal({ id, log }: KnownLog, is_withdrawn: boolean, now_ms: number): SessionLogBody {
  const before = log.corrected_at === null ? 0 : Date.parse(log.corrected_at)
  return {
    plan_id: log.plan_id,
    plan_version: log.plan_version,
    routine_id: log.routine_id,
    evidence: log.evidence,
    started_at: log.started_at,
    ended_at: log.ended_at,
    practised_on: log.practised_on,
    steps: log.steps,
    amount: log.amount,
    pain_before: log.pain_before,
    pain_after: log.pain_after,
    stopped_because: log.stopped_because,
    note: log.note,
    replaces_id: id,
    corrected_at: new Date(Math.max(now_ms, before + 1)).toISOString(),
    is_withdrawn,
  }
}
