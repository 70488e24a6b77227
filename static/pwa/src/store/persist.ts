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

export interface StorageState {
  /** The browser has promised not to clear it by itself; null: it does not say. */
  readonly is_persisted: boolean | null
  readonly used_bytes: number | null
  readonly quota_bytes: number | null
}

export async function storageState(): Promise<StorageState> {
  const storage = globalThis.navigator?.storage
  const is_persisted = (await storage?.persisted?.().catch(() => null)) ?? null
  const estimate = await storage?.estimate?.().catch(() => undefined)
  return { is_persisted, used_bytes: estimate?.usage ?? null, quota_bytes: estimate?.quota ?? null }
}
