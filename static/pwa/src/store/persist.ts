let asked = false

/**
 * Asks the browser, once, not to clear this app's storage by itself. At the first save: it is granted to apps that are
 * really used. A refusal changes nothing else.
 */
export async function askToPersist(): Promise<void> {
  if (asked) return
  asked = true
  await globalThis.navigator?.storage?.persist?.().catch(() => false)
}
