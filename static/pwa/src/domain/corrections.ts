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

/** The logs that rule after corrections, oldest first: of each chain the latest, none when that one is withdrawn. */
export function logsInForce(logs: readonly KnownLog[]): KnownLog[] {
  const byId = new Map(logs.map((entry) => [entry.id, entry]))
  const ruling = new Map<string, KnownLog>()
  for (const entry of byId.values()) {
    const origin = originOf(entry.id, byId)
    const rival = ruling.get(origin)
    if (!rival || rank(entry) > rank(rival)) ruling.set(origin, entry)
  }
  const order = ({ id, log }: KnownLog) => `${log.practised_on} ${log.started_at} ${id}`
  return [...ruling.values()]
    .filter(({ log }) => !log.is_withdrawn)
    .sort((one, other) => (order(one) < order(other) ? -1 : 1))
}
