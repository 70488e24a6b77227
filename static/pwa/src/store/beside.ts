/**
 * Where a database could not be opened any more, a new one is made beside it and the old one stays as it is. Which one
 * is in use is kept outside of IndexedDB, since that is what failed.
 */
import { signal } from '@preact/signals'

const KEY = 'homestretch-set-aside'

export interface SetAside {
  /** How many databases of this name were set aside: the one in use comes after them. */
  readonly count: number
  /** The person was told, and has said that they have read it. */
  readonly is_read: boolean
}

type Kept = Readonly<Record<string, SetAside>>

function load(): Kept {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '{}') as Kept
  } catch {
    return {}
  }
}

/** By name as first given: databases that were set aside. */
export const setAside = signal<Kept>(load())

function save(name: string, change: SetAside): void {
  setAside.value = { ...setAside.value, [name]: change }
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(setAside.value))
  } catch {
    // Not even that can be kept: the next start finds the same fault and does the same.
  }
}

const numbered = (name: string, number: number) => (number === 0 ? name : `${name}~${number + 1}`)

export function nameInUse(name: string): string {
  return numbered(name, setAside.value[name]?.count ?? 0)
}

export function nextName(name: string): string {
  return numbered(name, (setAside.value[name]?.count ?? 0) + 1)
}

/** Every name that this database ever had, the one in use last. */
export function allNames(name: string): string[] {
  return Array.from({ length: (setAside.value[name]?.count ?? 0) + 1 }, (_, number) => numbered(name, number))
}

export function useNext(name: string): void {
  save(name, { count: (setAside.value[name]?.count ?? 0) + 1, is_read: false })
}

export function markRead(name: string): void {
  const kept = setAside.value[name]
  if (kept) save(name, { ...kept, is_read: true })
}
