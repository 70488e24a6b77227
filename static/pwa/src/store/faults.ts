/** What can go wrong with the phone's storage, and what the screens say of it. */
import { computed, signal } from '@preact/signals'

/**
 * `full`: no room is left. `lost`: it does not answer, even after reopening. `blocked`: another tab holds the old
 * version. `newer`: a newer version of the app wrote it. `none`: this browser keeps nothing at all.
 */
export type StorageProblem = 'full' | 'lost' | 'blocked' | 'newer' | 'none'

/** The most pressing first. */
const ORDER: readonly StorageProblem[] = ['none', 'full', 'lost', 'blocked', 'newer']
const problems = signal<ReadonlyMap<string, StorageProblem>>(new Map())

/** Set while the phone cannot keep things as it should: a banner, never silence. */
export const storageProblem = computed<StorageProblem | null>(() => {
  const known = [...problems.value.values()]
  return ORDER.find((problem) => known.includes(problem)) ?? null
})

/** What is wrong with one database; null: nothing any more. */
export function noteProblem(database: string, problem: StorageProblem | null): void {
  if ((problems.value.get(database) ?? null) === problem) return
  const changed = new Map(problems.value)
  if (problem) changed.set(database, problem)
  else changed.delete(database)
  problems.value = changed
}

export function problemOf(database: string): StorageProblem | null {
  return problems.value.get(database) ?? null
}

/** What a WebKit that lost its storage process, or a connection closed under us, answers. */
const LOST: readonly string[] = ['InvalidStateError', 'UnknownError', 'TransactionInactiveError', 'AbortError']
/** What browsers answer where a page may keep nothing: private windows, storage switched off. */
const REFUSED: readonly string[] = ['SecurityError', 'InvalidStateError', 'NotSupportedError']

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '')

export const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError'
export const isNewer = (error: unknown): boolean => nameOf(error) === 'VersionError'
/** Of an error at opening: nothing can be kept here at all. */
export const isRefused = (error: unknown): boolean => REFUSED.includes(nameOf(error))

export function isLost(error: unknown): boolean {
  return error instanceof DOMException && (LOST.includes(error.name) || /connection/i.test(error.message))
}

/** The storage's fault, not ours: it is said by `storageProblem`, and what was to be written is tried again. */
export function isStorageFault(error: unknown): boolean {
  return isFull(error) || isNewer(error) || isLost(error)
}

/** What a fault of the storage is called on screen; null: it is none. */
export function problemIn(error: unknown): StorageProblem | null {
  if (isFull(error)) return 'full'
  if (isNewer(error)) return 'newer'
  return isLost(error) ? 'lost' : null
}
