import type { JSX } from 'preact'
import { type GoOn, waysToGoOn } from '../domain/after_gap'
import type { Position } from '../domain/player'
import { named, text } from '../messages/messages'

const OTHER_WAYS = { redo: 'player.gap_redo', held: 'player.gap_held' } as const

/**
 * Beside "Resume", where it matters: the step once more, or on to the next when the person did the rest of it unseen.
 * Renders nothing where there is nothing to ask.
 */
export function GoOnWays({ place, onPick }: { place: Position; onPick: (way: GoOn) => void }): JSX.Element | null {
  const ways = waysToGoOn(place)
  const { step } = place
  if (!step || ways.length < 2) return null
  const saw = { kind: named('step', step.kind), seen: Math.floor(place.step_elapsed_ms / 1000), seconds: step.seconds }
  return (
    <fieldset class="go-on">
      <legend class="small">{text('player.gap_saw', saw)}</legend>
      {ways.map(
        (way) =>
          way !== 'resume' && (
            <button key={way} type="button" class="btn second small-btn" onClick={() => onPick(way)}>
              {text(OTHER_WAYS[way])}
            </button>
          ),
      )}
    </fieldset>
  )
}
