import { signal } from '@preact/signals'
import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'

/** Set when the phone cannot write even after reopening: a red banner, never silence. `full`: no room is left. */
export const storageProblem = signal<'lost' | 'full' | null>(null)

/** What a WebKit that lost its storage process, or a connection closed under us, answers. */
const LOST: readonly string[] = ['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}

function isLost(error: unknown): boolean {
  return error instanceof DOMException && (LOST.includes(error.name) || /connection/i.test(error.message))
}

export interface Connection<Schema extends DBSchema> {
  /** Runs `work` on the open database. When the connection is lost it is opened anew and `work` is done once more. */
  use<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result>
  /** Closes for good: whatever still uses it is refused, so that a deleted database is not made anew. */
  retire(): Promise<void>
}

/** The account's database was left while something still used it. */
export class Retired extends Error {
  override readonly name = 'Retired'
}

/** A connection that opens itself when first used. `work` must be safe to do twice: ids are made before, never inside. */
export function connect<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
): Connection<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  let isRetired = false

  async function close(): Promise<void> {
    const closing = opened
    opened = null
    await closing?.then(
      (database) => database.close(),
      () => undefined,
    )
  }

  async function open(): Promise<IDBPDatabase<Schema>> {
    if (isRetired) throw new Retired(name)
    opened ??= openDB<Schema>(name, version, {
      upgrade,
      // Another tab wants a newer version or to delete: give way at once; the next use opens again.
      blocking: () => void close(),
      terminated: () => {
        opened = null
      },
    }).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }

  async function attempt<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    try {
      return await work(await open())
    } catch (error) {
      if (!isLost(error)) throw error
      await close()
      return await work(await open())
    }
  }

  return {
    retire() {
      isRetired = true
      return close()
    },
    async use(work) {
      try {
        const result = await attempt(work)
        storageProblem.value = null
        return result
      } catch (error) {
        if (isFull(error)) storageProblem.value = 'full'
        else if (isLost(error)) storageProblem.value = 'lost'
        throw error
      }
    },
  }
}
