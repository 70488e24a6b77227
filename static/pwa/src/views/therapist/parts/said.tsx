/** What was just done, with a way back, at the foot of any page until it is closed or something else is said. */
import { signal } from '@preact/signals'
import type { TargetedFocusEvent } from 'preact'
import { useRef } from 'preact/hooks'
import { useRoomAtFoot } from './room_at_foot'

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

/** What is pressed here goes with what was said: the focus goes back to where it came from. */
function useWayBack() {
  const from = useRef<HTMLElement | null>(null)
  return {
    onFocusIn: ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) from.current = relatedTarget
    },
    /** Pressed by a pointer (`detail` counts its clicks), the page stays where it is. */
    goBack: ({ detail }: MouseEvent) => {
      const known = from.current?.isConnected ? from.current : document.querySelector('main')
      known?.focus({ preventScroll: detail > 0 })
    },
  }
}

export function JustSaid() {
  const now = said.value
  const foot = useRoomAtFoot('--said-height')
  const { onFocusIn, goBack } = useWayBack()
  const action = now?.action
  const act = (event: MouseEvent) => {
    goBack(event)
    action?.run()
  }
  const close = (event: MouseEvent) => {
    goBack(event)
    said.value = null
  }
  return (
    <div class="just-said" role="status" ref={foot} onFocusIn={onFocusIn}>
      {now && (
        <div class="notice ok">
          <span>{now.text}</span>
          {action && (
            <button type="button" class="plain" onClick={act}>
              {action.label}
            </button>
          )}
          <button type="button" class="quiet" onClick={close}>
            Close
          </button>
        </div>
      )}
    </div>
  )
}
