/** Android's own offer to put the app on the home screen. It comes once, early, and can be used with one tap. */
import { signal } from '@preact/signals'

interface InstallEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

const offered = signal<InstallEvent | null>(null)

/** Listens from the start of the page on: the offer does not wait for anyone. */
export function watchInstallPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // Asked where it is explained, not by a bar of the browser.
    event.preventDefault()
    offered.value = event as InstallEvent
  })
  addEventListener('appinstalled', () => {
    offered.value = null
  })
}

/** A signal's reading: whether this browser can be asked to install. */
export function canInstall(): boolean {
  return offered.value !== null
}

/** The browser's own question; true when the person said yes. One offer serves once. */
export async function install(): Promise<boolean> {
  const event = offered.value
  offered.value = null
  return event !== null && (await event.prompt()).outcome === 'accepted'
}
