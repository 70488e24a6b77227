/** The answer to the practice's text: to the disk with its entry, then to the service. */
import { clock } from '../device/clock'
import type { ConsentText } from '../domain/consent'
import type { ConsentBody } from '../domain/wire'
import { consent, store } from './state'
import { syncNow } from './sync'

/** False: this phone could not write, and nothing was answered. */
export async function tellConsent(text: ConsentText, answer: ConsentBody['answer']): Promise<boolean> {
  const at = store.value
  if (!at) return false
  const answered_at = new Date(clock.wall()).toISOString()
  try {
    consent.value = await at.recordConsent(text, { answered_at, text_version: text.version, answer })
  } catch {
    // A full disk has its banner; the text stays on its screen.
    return false
  }
  void syncNow()
  return true
}
