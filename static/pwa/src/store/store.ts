/**
 * What one account keeps on this phone: a database of its own. Everything that must not be lost is written with
 * durability "strict", and a promise here resolves only when it is on the disk.
 */
import { type KeptConsent, NO_CONSENT, sendable } from '../domain/consent'
import type { Verdict } from '../domain/outbox'
import type { ServerMemory } from '../domain/resend'
import { setAside } from './beside'
import { type Connection, connect } from './connection'
import { accountDatabaseName } from './device'
import { entries } from './entry_store'
import { history } from './history_store'
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
import { pictures } from './picture_store'
import { runs } from './run_store'
import {
  ACCOUNT_VERSION,
  type AccountSchema,
  type KeptAnswers,
  type KeptFigures,
  type KeptPlan,
  type KeptSettings,
  type Settings,
  upgradeAccount,
  type WaitingEntry,
} from './schema'
import { settingsFrom } from './settings'

export { RunTakenOver } from './run_store'

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
    ...history(connection),
    ...runs(connection, sender),
    ...pictures(connection),
    ...entries(connection, sender),
    ...sending(connection),
  }
}

type Account = Connection<AccountSchema>

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
      const kept = await use((database) => database.get('settings', 'choices'))
      return settingsFrom(kept as KeptSettings | undefined)
    },
    async saveFigures(figures: KeptFigures): Promise<void> {
      await write((database) => database.put('settings', figures, 'figures'))
    },
    async loadFigures(): Promise<KeptFigures | null> {
      const kept = await use((database) => database.get('settings', 'figures'))
      return (kept as KeptFigures | undefined) ?? null
    },
    listAnswers: (): Promise<KeptAnswers[]> => use((database) => database.getAll('safety')),
  }
}

function sending({ use, write }: Account) {
  return {
    unsentCount: (): Promise<number> => use((database) => database.count('outbox')),
    listOutbox: (): Promise<WaitingEntry[]> => use((database) => database.getAll('outbox')),
    /** What may be sent by now: all that waits, or the answer alone while nothing else is agreed to. */
    async listReady(): Promise<readonly WaitingEntry[]> {
      return sendable(await this.listOutbox(), await this.loadConsent())
    },
    acknowledged: (device_id: string): Promise<Acknowledged> => use((database) => acknowledged(database, device_id)),
    serverMemory: () => use(serverMemory),
    settle: (sent: readonly WaitingEntry[], verdict: Verdict, received_at: string) =>
      write((database) => settle(database, sent, verdict, received_at)),
    sendAgain: (ids: readonly string[], memory: ServerMemory) => write((database) => sendAgain(database, ids, memory)),
    forgetOldAcknowledged: (now_ms: number) => write((database) => forgetOldAcknowledged(database, now_ms)),
    async loadConsent(): Promise<KeptConsent> {
      return ((await use((database) => database.get('sending', 'consent'))) as KeptConsent | undefined) ?? NO_CONSENT
    },
    saveConsent: (kept: KeptConsent) => write((database) => database.put('sending', kept, 'consent')),
    async lastReceivedAt(): Promise<string | null> {
      const kept = await use((database) => database.get('sending', 'received_at'))
      return typeof kept === 'string' ? kept : null
    },
  }
}
