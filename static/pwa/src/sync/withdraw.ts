import { clock } from '../device/clock'
import { withdrawal } from '../domain/corrections'
import { isStorageFault } from '../store/faults'
import type { KnownSession } from '../store/schema'
import { showKept } from './load'
import { store } from './state'
import { syncNow } from './sync'

/** Takes a session out of all figures, or puts it back. False: the phone could not write it, and nothing has changed. */
export async function setWithdrawn(session: KnownSession, is_withdrawn: boolean): Promise<boolean> {
  const at = store.value
  if (!at) return false
  try {
    await at.recordSession(withdrawal(session, is_withdrawn, clock.wall()))
  } catch (error) {
    if (!isStorageFault(error)) throw error
    return false
  }
  await showKept(at)
  void syncNow()
  return true
}
