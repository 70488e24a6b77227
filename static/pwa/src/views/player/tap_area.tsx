import type { JSX } from 'preact'
import { text } from '../../messages/messages'

const PLAY = 'M8 5.5v13l11-6.5z'
const PAUSE = 'M7.5 5.5v13M16.5 5.5v13'

/** The whole picture pauses and resumes: big enough for a toe. It lies over the picture and nothing else. */
export function TapArea({ isPaused, onTap }: { isPaused: boolean; onTap: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class={isPaused ? 'tap-area is-paused' : 'tap-area'}
      aria-label={text(isPaused ? 'player.tap_resume' : 'player.tap_pause')}
      onClick={onTap}
    >
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={isPaused ? PLAY : PAUSE} />
      </svg>
    </button>
  )
}
