import type { SessionLogBody } from './wire'

export interface KnownLog {
  readonly id: string
  readonly log: SessionLogBody
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

/** Sorts after every earlier correction of the same session; the session's first log sorts before them all. */
function rank({ id, log }: KnownLog): string {
  if (log.replaces_id === null) return ''
  const at = log.corrected_at ?? new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()
  return `${new Date(at).toISOString()} ${id}`
}

/** Of each chain of corrections the latest, oldest session first; withdrawn ones are among them. */
export function rulingLogs(logs: readonly KnownLog[]): KnownLog[] {
  const byId = new Map(logs.map((entry) => [entry.id, entry]))
  const ruling = new Map<string, KnownLog>()
  for (const entry of byId.values()) {
    const origin = originOf(entry.id, byId)
    const rival = ruling.get(origin)
    if (!rival || rank(entry) > rank(rival)) ruling.set(origin, entry)
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
