import { signal } from '@preact/signals'

/** How the app looks on this phone. Kept apart from any account: it holds before the first code and after signing out. */
export interface Look {
  readonly theme: 'system' | 'light' | 'dark'
  readonly text: 'normal' | 'large' | 'largest'
}

const KEY = 'homestretch-look'
const AS_EVER: Look = { theme: 'system', text: 'normal' }

export const look = signal<Look>(AS_EVER)

function apply(chosen: Look): void {
  look.value = chosen
  document.documentElement.setAttribute('data-theme', chosen.theme)
  document.documentElement.setAttribute('data-text', chosen.text)
}

/** Before the first paint, so that nothing flashes. A phone that refuses storage looks as ever. */
export function applyKeptLook(): void {
  try {
    apply({ ...AS_EVER, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') })
  } catch {
    apply(AS_EVER)
  }
}

export function chooseLook(change: Partial<Look>): void {
  apply({ ...look.value, ...change })
  try {
    localStorage.setItem(KEY, JSON.stringify(look.value))
  } catch {
    // The choice holds until the app is closed.
  }
}
