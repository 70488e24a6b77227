import { useEffect } from 'preact/hooks'
import type { PlayerActions } from './controls'

/** Space pauses and resumes, the arrows go back and skip. A focused button keeps its own space bar. */
export function useKeys(actions: PlayerActions, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const act = { ' ': actions.toggle, ArrowLeft: actions.back, ArrowRight: actions.skip }[event.key]
      if (!act || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
