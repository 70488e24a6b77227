import type { DBSchema, IDBPDatabase } from 'idb'
import { isFull } from './faults'

/**
 * Does `work` on the database; where it fails for want of room, that is what it fails with: a request of a transaction
 * that was broken off only says "aborted". A failed transaction is said once, by what is raised here.
 */
export async function withReason<Schema extends DBSchema, Result>(
  database: IDBPDatabase<Schema>,
  work: (database: IDBPDatabase<Schema>) => Promise<Result>,
): Promise<Result> {
  const ends: Promise<unknown>[] = []
  const transaction = (...asked: Parameters<typeof database.transaction>) => {
    const tx = database.transaction(...asked)
    ends.push(tx.done.catch((reason: unknown) => reason))
    return tx
  }
  const watched = new Proxy(database, {
    get(target, name) {
      if (name === 'transaction') return transaction
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  try {
    return await work(watched)
  } catch (error) {
    const isAborted = error instanceof DOMException && error.name === 'AbortError'
    throw (isAborted ? (await Promise.all(ends)).find(isFull) : null) ?? error
  }
}
