import type { Accepted, Days } from '../domain/history'
import type { SessionLogItem } from '../domain/wire'
import type { Connection } from './connection'
import type { AccountSchema, KnownSession } from './schema'

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

const isWithin = (on: string, { first_on, last_on }: Days) => on >= first_on && (last_on === null || on <= last_on)

/** Sessions of this phone and those the server told of. */
export function history({ use, write }: Connection<AccountSchema>) {
  return {
    /** Every session known here, but for what the server no longer has in force. */
    listSessions: async (): Promise<KnownSession[]> => {
      const all = await use((database) => database.getAll('sessions'))
      return all.filter(({ is_gone }) => !is_gone)
    },
    async saveHistory(items: readonly SessionLogItem[]): Promise<void> {
      await write(async (database) => {
        const tx = database.transaction('sessions', 'readwrite')
        for (const item of items) {
          const session = told(item, await tx.store.get(item.id))
          if (session) await tx.store.put(session)
        }
        await tx.done
      })
    },
    /**
     * Of the days, all that the server has in force was `listed`: another's session that was not is set aside. What
     * something here corrects stays, since it tells which session that is.
     */
    async setGoneAside(days: Days, listed: ReadonlySet<string>): Promise<void> {
      await write(async (database) => {
        const tx = database.transaction('sessions', 'readwrite')
        const all = await tx.store.getAll()
        const corrected = new Set(all.flatMap(({ log, is_gone }) => (is_gone ? [] : (log.replaces_id ?? []))))
        for (const session of all) {
          const { id, log, is_own, is_gone } = session
          const stays = is_own || is_gone || listed.has(id) || corrected.has(id) || !isWithin(log.practised_on, days)
          if (!stays) await tx.store.put({ ...session, is_gone: true })
        }
        await tx.done
      })
    },
    acceptedHistory: async (): Promise<Accepted> =>
      ((await use((database) => database.get('sending', 'history'))) as Accepted | undefined) ?? {},
    async acceptHistory(accepted: Accepted): Promise<void> {
      await write((database) => database.put('sending', accepted, 'history'))
    },
  }
}
