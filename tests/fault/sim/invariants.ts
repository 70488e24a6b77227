/**
 * What must hold when the network is well again: every finished session once on the server, nothing stuck, and every
 * phone knows exactly the server's sessions in force.
 */
import type { Schedule } from './schedule'
import type { Records } from './server'

export interface Verdict {
  readonly seed: number
  readonly sessions: number
  readonly lost: readonly string[]
  readonly duplicated: readonly string[]
  readonly stuck: readonly string[]
  /** Taken for received, though no answer of the server ever named it. */
  readonly premature: readonly string[]
  /** Phone and server count differently, or somebody's session is on another's record. */
  readonly unequal: readonly string[]
}

type ServerRecords = Records & { readonly notes: Readonly<Record<string, string>>; readonly conflicts: number }

export async function verdictOf(schedule: Schedule): Promise<Verdict> {
  const found = { lost: [] as string[], duplicated: [] as string[], stuck: [] as string[], unequal: [] as string[] }
  const clients = new Set(schedule.phones.flatMap((phone) => [...phone.accounts]))
  for (const client of clients) {
    const records = await schedule.ask<ServerRecords>('records', { client })
    checkSessions(schedule, client, records, found)
    checkPhones(schedule, client, records, found)
  }
  const { seed, premature } = schedule
  return { seed, sessions: schedule.ledger.finished.length, ...found, premature: [...premature] }
}

type Found = { [Name in 'lost' | 'duplicated' | 'stuck' | 'unequal']: string[] }

function checkSessions({ ledger }: Schedule, client: string, records: ServerRecords, found: Found): void {
  const noted = records.in_force.flatMap((id) => records.notes[id] || [])
  const times = Map.groupBy(noted, (mark) => mark)
  for (const { id, mark, isWithdrawn } of ledger.of(client)) {
    const outcome = records.entries[id] ?? 'missing'
    if (outcome !== 'stored') found.lost.push(`${client}'s ${mark} (${id}): ${outcome}`)
    else if (!isWithdrawn && !times.has(mark)) found.lost.push(`${client}'s ${mark} (${id}) is not in force`)
  }
  for (const [mark, all] of times) if (all.length > 1) found.duplicated.push(`${client}'s ${mark}: ${all.length} times`)
  if (records.conflicts > 0) found.unequal.push(`${client}: ${records.conflicts} conflicts`)
  const foreign = ledger.finished.filter((one) => one.client !== client && one.id in records.entries)
  for (const { mark, client: owner } of foreign) found.unequal.push(`${owner}'s ${mark} is on ${client}'s record`)
}

/** Sessions of this month and the twelve before, by the server's clock: further back no phone asks. */
function firstCompared({ scheduler }: Schedule): string {
  const now = new Date(scheduler.now)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 12, 1)).toISOString().slice(0, 10)
}

function checkPhones(schedule: Schedule, client: string, records: ServerRecords, found: Found): void {
  const first_on = firstCompared(schedule)
  const isCompared = (on: string) => on >= first_on
  const counted = Object.values(records.counted).filter(isCompared).length
  const standing = new Set(Object.keys(records.standing).filter((id) => isCompared(records.standing[id] ?? '')))
  const tabs = schedule.phones.flatMap(({ name, tabs }) => tabs.map(({ app }) => ({ name, app })))
  for (const { name, app } of tabs.filter(({ app }) => app.account.value?.account.display_name === client)) {
    const { unsent } = app.syncState.value
    if (unsent > 0) found.stuck.push(`${name}: ${unsent} of ${client}`)
    const here = app.practisedSessions.value.filter(({ practised_on }) => isCompared(practised_on)).length
    if (here !== counted) found.unequal.push(`${name} counts ${here} of ${client}, the server ${counted}`)
    const known = app.sessionsInForce.value.flatMap(({ id, log }) => (isCompared(log.practised_on) ? [id] : []))
    for (const id of standing.symmetricDifference(new Set(known))) {
      found.unequal.push(`${name} and the server differ about ${client}'s session ${id}`)
    }
  }
}
