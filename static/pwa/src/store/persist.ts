import { signal } from '@preact/signals'

/** Whether the browser has promised not to clear this app's storage by itself. Null: not asked yet, or no way to ask. */
export const isPersistent = signal<boolean | null>(null)

let asked = false

/** Asks once, at the first save: browsers grant it to apps that are really used. A refusal changes nothing else. */
export async function askToPersist(): Promise<void> {
  if (asked) return
  asked = true
  const storage = globalThis.navigator?.storage
  isPersistent.value = (await storage?.persist?.().catch(() => false)) ?? null
}
