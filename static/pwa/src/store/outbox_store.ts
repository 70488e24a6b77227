import type { IDBPDatabase, IDBPTransaction } from 'idb'
import type { Verdict } from '../domain/outbox'
import { monthKept, NO_MEMORY, oldestKeptMonth, type ServerMemory } from '../domain/resend'
import type { Entry, SessionLogBody } from '../domain/wire'
import type { AccountSchema, KnownSession, WaitingEntry } from './schema'

const WRITTEN = ['run', 'sessions', 'outbox', 'acknowledged', 'safety', 'sending'] as const

export type Writing = IDBPTransaction<AccountSchema, typeof WRITTEN, 'readwrite'>

/** A transaction over all that recording and sending touch, on the disk when it is done. */
export function writing(database: IDBPDatabase<AccountSchema>): Writing {
  return database.transaction(WRITTEN, 'readwrite', { durability: 'strict' })
}

/** A session of this phone that waits to be sent. */
export function newSession(id: string, log: SessionLogBody): KnownSession {
  return { id, log, status: 'pending', flags: [], is_own: true, received_at: null }
}

/** What an entry says of its sender, beside what it tells. */
export interface Sender {
  readonly device_id: string
  readonly app_version: string
  readonly time_zone: string
}

/** An entry before it has its place in the device's sequence. */
export type Told = Pick<Entry, 'id' | 'kind' | 'body'>

/** Entries whose text went into a file before the disk took them: written later, they must be the same text. */
const inFiles = new Map<string, WaitingEntry>()

/** The version that each kind is written in. What waits already goes out as the text it was written as. */
const WRITTEN_AS: { readonly [Kind in Entry['kind']]: Extract<Entry, { readonly kind: Kind }>['schema_version'] } = {
  session_log: 3,
  check_in: 2,
  safety_answer: 1,
  caution_answer: 1,
  consent: 1,
}

function made(told: Told, sender: Sender, device_sequence: number): WaitingEntry {
  const schema_version = WRITTEN_AS[told.kind]
  const text = JSON.stringify({ ...told, ...sender, schema_version, device_sequence })
  return { id: told.id, kind: told.kind, device_id: sender.device_id, device_sequence, text, refusals: 0 }
}

/** The entry as it would be written, for a file, while the disk takes nothing. */
export async function entryForFile(
  database: IDBPDatabase<AccountSchema>,
  told: Told,
  sender: Sender,
): Promise<WaitingEntry> {
  const entry = made(told, sender, (Number(await database.get('sending', 'device_sequence')) || 0) + 1)
  inFiles.set(told.id, entry)
  return entry
}

const isSameBody = (entry: WaitingEntry, told: Told) =>
  JSON.stringify((JSON.parse(entry.text) as Entry).body) === JSON.stringify(told.body)

/** Puts the entry into the outbox inside the caller's transaction, so that what it tells of and the entry stand or fall together. */
export async function enqueue(tx: Writing, told: Told, sender: Sender): Promise<void> {
  const sending = tx.objectStore('sending')
  const next = (Number(await sending.get('device_sequence')) || 0) + 1
  const before = inFiles.get(told.id)
  const entry = before && isSameBody(before, told) ? before : made(told, sender, next)
  await sending.put(Math.max(next, entry.device_sequence), 'device_sequence')
  await tx.objectStore('outbox').put(entry)
}

async function acknowledge(tx: Writing, entry: WaitingEntry, verdict: Verdict, at: string): Promise<void> {
  const settled = verdict.settled.get(entry.id)
  if (!settled) return
  const { refusals: _, ...kept } = entry
  const before = await tx.objectStore('acknowledged').get(entry.id)
  // Sent again after a restore, "duplicate" only says that it is there: what it was judged to be then still holds.
  const { outcome, flags } = before && settled.outcome === 'duplicate' ? before : settled
  const month = monthKept(entry.id, settled.received_at ?? at)
  const came = settled.received_at ?? before?.received_at ?? at
  await tx.objectStore('acknowledged').put({ ...kept, outcome, flags, month, received_at: came })
  await tx.objectStore('outbox').delete(entry.id)
  const sessions = tx.objectStore('sessions')
  const session = await sessions.get(entry.id)
  // The service's clock tells which correction is the latest; this phone's may be wrong.
  const received_at = settled.received_at ?? session?.received_at ?? at
  if (session) await sessions.put({ ...session, status: outcome, flags, received_at })
}

/** Writes what an answer settled, in one transaction: pending ends and the outcome shows, or neither. */
export async function settle(
  database: IDBPDatabase<AccountSchema>,
  sent: readonly WaitingEntry[],
  verdict: Verdict,
  received_at: string,
): Promise<void> {
  const tx = writing(database)
  for (const entry of sent) {
    await acknowledge(tx, entry, verdict, received_at)
    if (verdict.refused === entry.id) await tx.objectStore('outbox').put({ ...entry, refusals: entry.refusals + 1 })
  }
  if (verdict.answer) await tx.objectStore('sending').put(received_at, 'received_at')
  await tx.done
}

/** Ids that the server has confirmed. `foreign`: another device wrote them, and they came here in a file. */
export interface Acknowledged {
  readonly own: readonly string[]
  readonly foreign: readonly string[]
}

export async function acknowledged(database: IDBPDatabase<AccountSchema>, device_id: string): Promise<Acknowledged> {
  const all = await database.getAll('acknowledged')
  const ids = (isOwn: boolean) => all.filter((entry) => (entry.device_id === device_id) === isOwn).map(({ id }) => id)
  return { own: ids(true), foreign: ids(false) }
}

export async function serverMemory(database: IDBPDatabase<AccountSchema>): Promise<ServerMemory> {
  const kept = await database.get('sending', 'server')
  return typeof kept === 'object' && 'epoch' in kept ? (kept as ServerMemory) : NO_MEMORY
}

/** Puts acknowledged entries back into the outbox and notes what is known of the server, in one transaction. */
export async function sendAgain(
  database: IDBPDatabase<AccountSchema>,
  ids: readonly string[],
  memory: ServerMemory,
): Promise<void> {
  const tx = writing(database)
  for (const id of ids) {
    const entry = await tx.objectStore('acknowledged').get(id)
    if (!entry) continue
    const { id: _, kind, device_id, device_sequence, text } = entry
    await tx.objectStore('outbox').put({ id, kind, device_id, device_sequence, text, refusals: 0 })
  }
  await tx.objectStore('sending').put(memory, 'server')
  await tx.done
}

/** Drops acknowledged entries that are older than the months kept for a restore. */
export async function forgetOldAcknowledged(database: IDBPDatabase<AccountSchema>, now_ms: number): Promise<void> {
  const tx = database.transaction('acknowledged', 'readwrite')
  const old = IDBKeyRange.upperBound(oldestKeptMonth(now_ms), true)
  for await (const cursor of tx.store.index('month').iterate(old)) await cursor.delete()
  await tx.done
}
