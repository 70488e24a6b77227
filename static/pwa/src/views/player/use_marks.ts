import { useEffect } from 'preact/hooks'
import type { PlayerActions } from './controls'
import type { Loop } from './loop'

/** Space pauses and resumes, the arrows go back and skip. A focused button keeps its own space bar. */
export function useKeys(actions: PlayerActions, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      const act = { ' ': actions.toggle, ArrowLeft: actions.back, ArrowRight: actions.skip }[event.key]
      const isButton = event.target instanceof HTMLButtonElement
      if (!act || event.altKey || event.ctrlKey || event.metaKey || event.repeat || (isButton && event.key === ' '))
        return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

/** A hidden page is not seen to run. Leaving the player (the phone's back button) pauses it. */
export function useVisibilityMarks(mark: Loop['mark']): void {
  useEffect(() => {
    const onVisibility = () => {
      void mark(document.visibilityState === 'hidden' ? { kind: 'hidden', audio_led: false } : { kind: 'shown' })
    }
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      void mark({ kind: 'pause' })
    }
  }, [mark])
}
