import type { Settings } from '../store/schema'
import { settings, store } from '../sync/state'

/** Keeps a choice of the person on this phone. A disk that takes nothing has its banner; it holds until the page is closed. */
export function choose(change: Partial<Settings>): void {
  settings.value = { ...settings.value, ...change }
  void store.value?.saveSettings(settings.value).catch(() => undefined)
}
