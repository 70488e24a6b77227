/**
 * What one account keeps on this phone: a database of its own. Everything that must not be lost is written with
 * durability "strict", and a promise here resolves only when it is on the disk.
 */
import type { Verdict } from '../domain/outbox'
import type { Mark } from '../domain/player'
import type { ServerMemory } from '../domain/resend'
import type { LocalLock } from '../domain/safety'
import type { CheckInBody, SafetyAnswerBody, SessionLogBody, SessionLogItem } from '../domain/wire'
import { type Connection, connect } from './connection'
import { accountDatabaseName, newId } from './device'
import { enqueue, forgetOldAcknowledged, type Sender, sendAgain, serverMemory, settle, writing } from './outbox_store'
import { askToPersist } from './persist'
import {
  ACCOUNT_VERSION,
  type AccountSchema,
  type KeptAnswers,
  type KeptPlan,
  type KnownSession,
  type RunRecord,
  type Settings,
  upgradeAccount,
  type WaitingEntry,
} from './schema'

const STRICT = { durability: 'strict' } as const

export const DEFAULT_SETTINGS: Settings = {
  first_side: null,
  prepare_seconds: null,
  switch_side_seconds: null,
  has_tones: true,
  has_vibration: true,
  keeps_screen_on: true,
}

/** Another tab plays this run, or has finished it: this one must not write to it any more. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver'
}

export type Store = ReturnType<typeof openStore>

/** The store of one account. `sender` is what its entries say of this device. */
export function openStore(account_id: string, sender: () => Promise<Sender>) {
  const name = accountDatabaseName(account_id)
  const connection = connect<AccountSchema>(name, ACCOUNT_VERSION, upgradeAccount)
  return {
    account_id,
    /** Closes for good. */
    retire: connection.retire,
    ...keptState(connection),
    ...runs(connection, sender),
    ...entries(connection, sender),
    ...sending(connection),
  }
}

type Account = Connection<AccountSchema>

function keptState({ use }: Account) {
  return {
    async savePlan(plan: KeptPlan): Promise<void> {
      await use((database) => database.put('plan', plan, 'current'))
      void askToPersist()
    },
    loadPlan: async (): Promise<KeptPlan | null> => (await use((database) => database.get('plan', 'current'))) ?? null,
    async saveSettings(settings: Settings): Promise<void> {
      await use((database) => database.put('settings', settings, 'choices'))
    },
    async loadSettings(): Promise<Settings> {
      return { ...DEFAULT_SETTINGS, ...(await use((database) => database.get('settings', 'choices'))) }
    },
    listSessions: (): Promise<KnownSession[]> => use((database) => database.getAll('sessions')),
    listAnswers: (): Promise<KeptAnswers[]> => use((database) => database.getAll('safety')),
    /** Sessions that the server knows; what this phone wrote itself is never overwritten by it. */
    async saveHistory(items: readonly SessionLogItem[]): Promise<void> {
      await use(async (database) => {
        const tx = database.transaction('sessions', 'readwrite')
        for (const item of items) {
          if ((await tx.store.get(item.id))?.is_own) continue
          const { id, first_id, flags } = item
          // Only what rules is listed: corrections between it and the first log may never come here.
          const replaces_id = first_id === id ? item.replaces_id : first_id
          await tx.store.put({ id, log: { ...item, replaces_id }, status: 'stored', flags, is_own: false })
        }
        await tx.done
      })
    },
  }
}

function runs({ use }: Account, sender: () => Promise<Sender>) {
  return {
    loadRun: async (): Promise<RunRecord | null> => (await use((database) => database.get('run', 'current'))) ?? null,
    /** Begins a run, or takes one over for this tab (`run.owner`). False: there is another, which stays as it is. */
    async saveRun(run: RunRecord): Promise<boolean> {
      const isOnly = await use(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        const kept = await tx.store.get('current')
        if (!kept || kept.id === run.id) await tx.store.put(run, 'current')
        await tx.done
        return !kept || kept.id === run.id
      })
      void askToPersist()
      return isOnly
    },
    /** Writes the run's marks. Raises `RunTakenOver` when the run is no longer this tab's. */
    async saveMarks(run: RunRecord, marks: readonly Mark[]): Promise<void> {
      await use(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        const kept = await tx.store.get('current')
        const isOwn = kept?.id === run.id && kept.owner === run.owner
        if (isOwn) await tx.store.put({ ...run, marks }, 'current')
        await tx.done
        if (!isOwn) throw new RunTakenOver(run.id)
      })
    },
    /** Ends a run without any record, when the person says so. */
    async discardRun(id: string): Promise<void> {
      await use(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        if ((await tx.store.get('current'))?.id === id) await tx.store.delete('current')
        await tx.done
      })
    },
    /**
     * Session, its outbox entry and the end of the run in ONE transaction; gives the entry's id. The run's id becomes
     * the entry's, so two tabs can never make two sessions of it.
     */
    async finishSession(run: RunRecord, log: SessionLogBody): Promise<string> {
      const from = await sender()
      await use(async (database) => {
        const tx = writing(database)
        const isFinished = (await tx.objectStore('sessions').get(run.id)) !== undefined
        const kept = await tx.objectStore('run').get('current')
        const isOwn = kept?.id === run.id && kept.owner === run.owner
        if (isOwn && !isFinished) {
          await tx.objectStore('sessions').put({ id: run.id, log, status: 'pending', flags: [], is_own: true })
          await enqueue(tx, { id: run.id, kind: 'session_log', body: log }, from)
        }
        if (isOwn) await tx.objectStore('run').delete('current')
        await tx.done
        if (!isOwn && !isFinished) throw new RunTakenOver(run.id)
      })
      void askToPersist()
      return run.id
    },
  }
}

function entries({ use }: Account, sender: () => Promise<Sender>) {
  return {
    /** A session that no timer saw, or a correction: session and entry in one transaction. */
    async recordSession(log: SessionLogBody): Promise<string> {
      const id = newId()
      const from = await sender()
      await use(async (database) => {
        const tx = writing(database)
        await tx.objectStore('sessions').put({ id, log, status: 'pending', flags: [], is_own: true })
        await enqueue(tx, { id, kind: 'session_log', body: log }, from)
        await tx.done
      })
      return id
    },
    async recordCheckIn(body: CheckInBody): Promise<string> {
      const id = newId()
      const from = await sender()
      await use(async (database) => {
        const tx = writing(database)
        await enqueue(tx, { id, kind: 'check_in', body }, from)
        await tx.done
      })
      return id
    },
    /** Answers, the lock they make on this phone (`level` null: none) and their entry in one transaction. */
    async recordAnswers(body: SafetyAnswerBody, level: LocalLock['level'] | null): Promise<KeptAnswers> {
      const id = newId()
      const from = await sender()
      const kept = { id, body, lock: level ? { id, level, locked_at: body.answered_at } : null }
      await use(async (database) => {
        const tx = writing(database)
        await tx.objectStore('safety').put(kept)
        await enqueue(tx, { id, kind: 'safety_answer', body }, from)
        await tx.done
      })
      return kept
    },
  }
}

function sending({ use }: Account) {
  return {
    unsentCount: (): Promise<number> => use((database) => database.count('outbox')),
    listOutbox: (): Promise<WaitingEntry[]> => use((database) => database.getAll('outbox')),
    acknowledgedIds: (): Promise<string[]> => use((database) => database.getAllKeys('acknowledged')),
    serverMemory: () => use(serverMemory),
    settle: (sent: readonly WaitingEntry[], verdict: Verdict, received_at: string) =>
      use((database) => settle(database, sent, verdict, received_at)),
    sendAgain: (ids: readonly string[], memory: ServerMemory) => use((database) => sendAgain(database, ids, memory)),
    forgetOldAcknowledged: (now_ms: number) => use((database) => forgetOldAcknowledged(database, now_ms)),
    async lastReceivedAt(): Promise<string | null> {
      const kept = await use((database) => database.get('sending', 'received_at'))
      return typeof kept === 'string' ? kept : null
    },
  }
}
