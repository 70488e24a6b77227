/** What was kept here is gone though the browser is still signed in: said until it is read, and fetched again. */
import { signal } from '@preact/signals'

const KEY = 'homestretch-evicted'

function isNoted(): boolean {
  try {
    return globalThis.localStorage?.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

/** The browser removed what was kept on this phone; true until the person has read it. */
export const wasEvicted = signal(isNoted())

export function noteEvicted(isSo: boolean): void {
  wasEvicted.value = isSo
  try {
    if (isSo) globalThis.localStorage?.setItem(KEY, 'yes')
    else globalThis.localStorage?.removeItem(KEY)
  } catch {
    // Said until the page is closed, then.
  }
}
