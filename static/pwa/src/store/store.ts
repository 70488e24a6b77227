/**
 * What one account keeps on this phone: a database of its own. Everything that must not be lost is written with
 * durability "strict", and a promise here resolves only when it is on the disk.
 */
import type { Verdict } from '../domain/outbox'
import type { ServerMemory } from '../domain/resend'
import type { SessionLogItem } from '../domain/wire'
import { setAside } from './beside'
import { type Connection, connect } from './connection'
import { accountDatabaseName } from './device'
import { entries } from './entry_store'
import {
  type Acknowledged,
  acknowledged,
  forgetOldAcknowledged,
  type Sender,
  sendAgain,
  serverMemory,
  settle,
} from './outbox_store'
import { askToPersist } from './persist'
import { runs } from './run_store'
import {
  ACCOUNT_VERSION,
  type AccountSchema,
  type KeptAnswers,
  type KeptPlan,
  type KnownSession,
  type Settings,
  upgradeAccount,
  type WaitingEntry,
} from './schema'

export { RunTakenOver } from './run_store'

export const DEFAULT_SETTINGS: Settings = {
  first_side: null,
  prepare_seconds: null,
  switch_side_seconds: null,
  has_tones: true,
  has_vibration: true,
  keeps_screen_on: true,
}

export type Store = ReturnType<typeof openStore>

/** The store of one account. `sender` is what its entries say of this device. */
export function openStore(account_id: string, sender: () => Promise<Sender>) {
  const name = accountDatabaseName(account_id)
  const connection = connect<AccountSchema>(name, ACCOUNT_VERSION, upgradeAccount)
  return {
    account_id,
    name,
    /** Closes for good. */
    retire: connection.retire,
    isNew: connection.isNew,
    /** Something may wait in a database that cannot be read from here: "nothing is unsent" would not be true. */
    mayHoldMore(): boolean {
      const aside = setAside.value[name]
      return connection.memoryBecause() === 'newer' || (aside !== undefined && !aside.is_read)
    },
    ...keptState(connection),
    ...runs(connection, sender),
    ...entries(connection, sender),
    ...sending(connection),
  }
}

type Account = Connection<AccountSchema>

/** What this phone wrote itself is never overwritten; only when it came is taken, and that it could be read after all. */
function toldOfOwn({ received_at, flags }: SessionLogItem, kept: KnownSession): KnownSession | null {
  if (kept.status === 'quarantined') return { ...kept, status: 'stored', flags, received_at }
  return kept.status === 'pending' || kept.received_at === received_at ? null : { ...kept, received_at }
}

/** What a session that the server told of is to be here; null: it stays as it is. */
function told(item: SessionLogItem, kept: KnownSession | undefined): KnownSession | null {
  const { id, first_id, flags, received_at } = item
  if (kept?.is_own) return toldOfOwn(item, kept)
  // Only what rules is listed: corrections between it and the first log may never come here.
  const replaces_id = first_id === id ? item.replaces_id : first_id
  return { id, log: { ...item, replaces_id }, status: 'stored', flags, is_own: false, received_at }
}

async function saveHistory({ write }: Account, items: readonly SessionLogItem[]): Promise<void> {
  await write(async (database) => {
    const tx = database.transaction('sessions', 'readwrite')
    for (const item of items) {
      const session = told(item, await tx.store.get(item.id))
      if (session) await tx.store.put(session)
    }
    await tx.done
  })
}

function keptState(account: Account) {
  const { use, write } = account
  return {
    async savePlan(plan: KeptPlan): Promise<void> {
      await write((database) => database.put('plan', plan, 'current'))
      void askToPersist()
    },
    loadPlan: async (): Promise<KeptPlan | null> => (await use((database) => database.get('plan', 'current'))) ?? null,
    async saveSettings(settings: Settings): Promise<void> {
      await write((database) => database.put('settings', settings, 'choices'))
    },
    async loadSettings(): Promise<Settings> {
      return { ...DEFAULT_SETTINGS, ...(await use((database) => database.get('settings', 'choices'))) }
    },
    listSessions: (): Promise<KnownSession[]> => use((database) => database.getAll('sessions')),
    listAnswers: (): Promise<KeptAnswers[]> => use((database) => database.getAll('safety')),
    saveHistory: (items: readonly SessionLogItem[]) => saveHistory(account, items),
  }
}

function sending({ use, write }: Account) {
  return {
    unsentCount: (): Promise<number> => use((database) => database.count('outbox')),
    listOutbox: (): Promise<WaitingEntry[]> => use((database) => database.getAll('outbox')),
    acknowledged: (device_id: string): Promise<Acknowledged> => use((database) => acknowledged(database, device_id)),
    serverMemory: () => use(serverMemory),
    settle: (sent: readonly WaitingEntry[], verdict: Verdict, received_at: string) =>
      write((database) => settle(database, sent, verdict, received_at)),
    sendAgain: (ids: readonly string[], memory: ServerMemory) => write((database) => sendAgain(database, ids, memory)),
    forgetOldAcknowledged: (now_ms: number) => write((database) => forgetOldAcknowledged(database, now_ms)),
    async lastReceivedAt(): Promise<string | null> {
      const kept = await use((database) => database.get('sending', 'received_at'))
      return typeof kept === 'string' ? kept : null
    },
  }
}
