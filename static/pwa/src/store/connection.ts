import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'
import { nameInUse, nextName, setAside, useNext } from './beside'
import { isFull, isLost, isNewer, isRefused, noteProblem, problemIn, problemOf } from './faults'
import { memoryDatabase } from './memory'
import { withReason } from './transactions'

type Upgrade<Schema extends DBSchema> = (
  database: IDBPDatabase<Schema>,
  oldVersion: number,
  transaction: Parameters<NonNullable<OpenDBCallbacks<Schema>['upgrade']>>[3],
) => void | Promise<void>

type Work<Schema extends DBSchema, Result> = (database: IDBPDatabase<Schema>) => Promise<Result>

export interface Connection<Schema extends DBSchema> {
  /** Runs `work` on the open database. When the connection is lost it is opened anew and `work` is done once more. */
  use<Result>(work: Work<Schema, Result>): Promise<Result>
  /** As `use`, for what changes something: done means that there is room on the disk. */
  write<Result>(work: Work<Schema, Result>): Promise<Result>
  /** Closes for good: whatever still uses it is refused, so that a deleted database is not made anew. */
  retire(): Promise<void>
  /** True when there was nothing under this name before this page opened it. */
  isNew(): Promise<boolean>
  /** Why what is used here is only this page's memory; null: it is the disk. */
  memoryBecause(): 'none' | 'newer' | null
}

/** The account's database was left while something still used it. */
export class Retired extends Error {
  override readonly name = 'Retired'
}

/** A connection that opens itself when first used. `work` must be safe to do twice: ids are made before, never inside. */
export function connect<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: Upgrade<Schema>,
): Connection<Schema> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  let isRetired = false
  let isMade = false
  let inMemory: IDBPDatabase<Schema> | null = null
  let because: 'none' | 'newer' | null = null
  let hasOpened = false

  async function close(): Promise<void> {
    const closing = opened
    opened = null
    await closing?.then(
      (database) => database.close(),
      () => undefined,
    )
  }

  async function openOnDisk(as: string): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(as, version, {
      upgrade: (database, oldVersion, _, transaction) => {
        if (oldVersion === 0) isMade = true
        // An upgrade is whole or not at all: the old data stay as they were, and opening says what failed.
        transaction.done.catch(() => undefined)
        Promise.resolve(upgrade(database, oldVersion, transaction))
          .catch(() => transaction.abort())
          .catch(() => undefined)
      },
      blocked: () => noteProblem(name, 'blocked'),
      // Another tab wants a newer version or to delete: give way at once; the next use opens again.
      blocking: () => void close(),
      terminated: () => {
        opened = null
      },
    })
  }

  /** Nothing can be kept, or nothing that this version may touch: this page's memory has to do. */
  function openInMemory(problem: 'none' | 'newer'): IDBPDatabase<Schema> {
    noteProblem(name, problem)
    because = problem
    const database = memoryDatabase<Schema>()
    void upgrade(database, 0, database.transaction([], 'versionchange' as 'readonly') as never)
    inMemory = database
    return database
  }

  /** One that does not open, though a new one beside it does, is broken: it stays as it is, and the new one is used. */
  async function openBeside(error: unknown): Promise<IDBPDatabase<Schema>> {
    const beside = await openOnDisk(nextName(name)).catch(() => null)
    if (!beside) throw error
    // The storage may just have come back while this was tried.
    const after = await openOnDisk(nameInUse(name)).catch(() => null)
    if (!after) useNext(name)
    else beside.close()
    return after ?? beside
  }

  /** What to do where the disk does not open: memory, a new database beside it, or saying so. */
  async function openElsewhere(error: unknown): Promise<IDBPDatabase<Schema>> {
    // One that this page has used is not given up: what it holds in memory can still be written once it answers.
    if (hasOpened || isFull(error)) throw error
    if (isNewer(error)) return openInMemory('newer')
    if (isRefused(error)) return openInMemory('none')
    return openOnDisk(nameInUse(name)).catch(openBeside)
  }

  function openAny(): Promise<IDBPDatabase<Schema>> {
    if (!globalThis.indexedDB) return Promise.resolve(openInMemory('none'))
    return openOnDisk(nameInUse(name)).catch(openElsewhere)
  }

  async function open(): Promise<IDBPDatabase<Schema>> {
    if (isRetired) throw new Retired(name)
    if (inMemory) return inMemory
    opened ??= openAny().then(
      (database) => {
        hasOpened = true
        return database
      },
      (error: unknown) => {
        opened = null
        throw error
      },
    )
    return opened
  }

  async function attempt<Result>(work: Work<Schema, Result>): Promise<Result> {
    try {
      return await withReason(await open(), work)
    } catch (error) {
      if (!isLost(error)) throw error
      await close()
      return await withReason(await open(), work)
    }
  }

  async function watched<Result>(work: Work<Schema, Result>, isWriting: boolean): Promise<Result> {
    try {
      const result = await attempt(work)
      // A full disk can still be read: only a write shows that there is room again.
      if (!inMemory && (isWriting || problemOf(name) !== 'full')) noteProblem(name, null)
      return result
    } catch (error) {
      const problem = problemIn(error)
      if (problem) noteProblem(name, problem)
      throw error
    }
  }

  return {
    memoryBecause: () => because,
    async isNew() {
      await open()
      return isMade && !inMemory && !setAside.value[name]
    },
    retire() {
      isRetired = true
      noteProblem(name, null)
      return close()
    },
    use: (work) => watched(work, false),
    write: (work) => watched(work, true),
  }
}
