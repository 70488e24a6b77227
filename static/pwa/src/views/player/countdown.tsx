import type { JSX } from 'preact'
import type { Position } from '../../domain/player'
import { text } from '../../messages/messages'
import { cueLine, placeLine, type StepContext } from './step_words'

/** The number to read from two metres away, and what to do meanwhile. Read out once per step, not each second. */
export function CountdownBlock({ context, place }: { context: StepContext; place: Position }): JSX.Element {
  const seconds = Math.ceil(place.step_remaining_ms / 1000)
  const isLong = seconds >= 100
  return (
    <div class="clock-block">
      <p class={isLong ? 'clock long' : 'clock'} role="timer" aria-live="off">
        <span aria-hidden="true">{isLong ? minuteClock(seconds) : seconds}</span>
        <span class="only-read">{text('player.seconds_left', { seconds })}</span>
      </p>
      <p class="cue-line">{place.status === 'running' ? cueLine(context) : text('player.paused')}</p>
      <p class="place-line">{placeLine(context)}</p>
    </div>
  )
}

function minuteClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
