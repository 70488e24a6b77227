/** What must hold when the network is well again: every finished session once on the server, nothing stuck, equal counts. */
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

function checkPhones(schedule: Schedule, client: string, records: ServerRecords, found: Found): void {
  for (const phone of schedule.phones) {
    for (const { app } of phone.tabs) {
      if (app.account.value?.account.display_name !== client) continue
      const unsent = app.syncState.value.unsent
      if (unsent > 0) found.stuck.push(`${phone.name}: ${unsent} of ${client}`)
      const counted = app.practisedSessions.value.length
      if (counted !== records.counted.length) {
        found.unequal.push(`${phone.name} counts ${counted} of ${client}, the server ${records.counted.length}`)
      }
    }
  }
}
