import { useLayoutEffect } from 'preact/hooks'
import type { Action } from './history'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')

/** What a key press asks for; null: nothing of ours. */
function meantBy(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return null
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo'
  return key === 'z' ? 'undo' : null
}

/** Ctrl Z and Ctrl Shift Z (or Ctrl Y), outside of fields, which have an undo of their own. */
export function useUndoKeys(dispatch: (action: Action) => void): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const meant = meantBy(event)
      if (!meant) return
      event.preventDefault()
      dispatch({ do: meant })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [dispatch])
}
