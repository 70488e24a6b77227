import { isStorageFault } from '../store/faults'
import type { Store } from '../store/store'
import { showKept } from './load'
import { store } from './state'
import { syncNow } from './sync'

/** Puts on the disk what `write` writes, shows it and sends it. False: the phone could not write it. */
export async function keep(write: (at: Store) => Promise<unknown>): Promise<boolean> {
  const at = store.value
  if (!at) return false
  try {
    await write(at)
  } catch (error) {
    if (!isStorageFault(error)) throw error
    return false
  }
  await showKept(at)
  void syncNow()
  return true
}
