/** Safety answers that the disk did not take: they hold in this tab all the same, and are written as soon as it does. */
import type { LocalLock } from '../domain/safety'
import type { SafetyAnswerBody } from '../domain/wire'
import { newId } from '../store/device'
import { keptAnswers } from '../store/entry_store'
import { isStorageFault } from '../store/faults'
import type { KeptAnswers } from '../store/schema'
import type { Store } from '../store/store'

const held = new Map<string, readonly KeptAnswers[]>()

export function heldBy(of: Store): readonly KeptAnswers[] {
  return held.get(of.account_id) ?? []
}

/** A red answer locks whether or not the disk takes it. */
export async function recordAnswers(
  at: Store,
  body: SafetyAnswerBody,
  level: LocalLock['level'] | null,
): Promise<void> {
  const kept = keptAnswers(newId(), body, level)
  try {
    await at.keepAnswers(kept)
  } catch (error) {
    if (!isStorageFault(error)) throw error
    held.set(at.account_id, [...heldBy(at), kept])
  }
}

/** Writes what is held, oldest first; raises what the disk says. */
export async function writeHeld(at: Store): Promise<void> {
  for (const kept of heldBy(at)) {
    await at.keepAnswers(kept)
    held.set(
      at.account_id,
      heldBy(at).filter(({ id }) => id !== kept.id),
    )
  }
}
