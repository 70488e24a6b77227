import { useEffect, useRef } from 'preact/hooks'
import type { PlayerActions } from './controls'

/**
 * No letters among them: whoever speaks to the computer in place of typing would set them off (WCAG 2.1.4). The page keys
 * are those of pedals and of presenters; the media keys come here where no media session of the browser takes them.
 */
const KEYS = {
  ' ': 'toggle',
  MediaPlayPause: 'toggle',
  ArrowLeft: 'back',
  PageUp: 'back',
  MediaTrackPrevious: 'back',
  ArrowRight: 'skip',
  PageDown: 'skip',
  MediaTrackNext: 'skip',
  ArrowUp: 'add',
  Home: 'repeat',
  Backspace: 'undo',
  Escape: 'finish',
} as const satisfies Readonly<Record<string, keyof PlayerActions>>

const isKey = (key: string): key is keyof typeof KEYS => key in KEYS

/** The keys of the player. A focused button keeps its own space bar. */
export function useKeys(actions: PlayerActions, isOn: boolean): void {
  // A key finds what the screen shows, also before its effects have run.
  const newest = useRef(actions)
  newest.current = actions
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      newest.current[KEYS[event.key]]()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isOn])
}
