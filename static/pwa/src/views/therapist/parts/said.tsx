/** What was just done, with a way back, at the foot of any page until it is closed or something else is said. */
import { signal } from '@preact/signals'

interface Said {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

const said = signal<Said | null>(null)

export function say(text: string, action?: Said['action']): void {
  said.value = action ? { text, action } : { text }
}

/** Another page begins, with buttons where this would lie. */
export function hush(): void {
  said.value = null
}

export function JustSaid() {
  const now = said.value
  return (
    <div class="just-said" role="status">
      {now && (
        <div class="notice ok">
          <span>{now.text}</span>
          {now.action && (
            <button type="button" class="plain" onClick={now.action.run}>
              {now.action.label}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              said.value = null
            }}
          >
            Close
          </button>
        </div>
      )}
    </div>
  )
}
