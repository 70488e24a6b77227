import type { JSX } from 'preact'
import type { Exercise, Side } from '../../domain/wire'
import { sideInWords } from '../dose_words'

/** Which exercise, how far, and which side: the side is the loudest word after the countdown. */
export function PlayerHead({
  exercise,
  side,
  line,
}: {
  exercise: Exercise
  side: Side | null
  line: string
}): JSX.Element {
  return (
    <div class="player-head">
      <div>
        <h1>{exercise.name}</h1>
        <p class="small">{line}</p>
      </div>
      {side && (
        <p class="side-chip">
          <b>{sideInWords(side, exercise)}</b>
          {exercise.work_side && (
            <span>
              <span class="only-read">, </span>
              {exercise.work_side}
            </span>
          )}
        </p>
      )}
    </div>
  )
}
