import type { JSX } from 'preact'
import type { Repeat } from '../../domain/player'
import { text } from '../../messages/messages'
import type { RunRecord } from '../../store/schema'
import { sideInWords } from '../dose_words'
import { Sheet } from './sheet'

interface Props {
  readonly run: RunRecord
  readonly repeats: readonly Repeat[]
  readonly onRepeat: (repeat: Repeat) => void
  readonly onGoOn: () => void
}

/** Which part once more, where there is a choice: one side, or both. */
export function RepeatDialog({ run, repeats, onRepeat, onGoOn }: Props): JSX.Element {
  return (
    <Sheet title={text('player.repeat_title')} lead={text('player.repeat_lead')} onGoOn={onGoOn}>
      {repeats.map((repeat) => (
        <button key={repeat.index} type="button" class="btn second small-btn" onClick={() => onRepeat(repeat)}>
          {inWords(run, repeat)}
        </button>
      ))}
    </Sheet>
  )
}

function inWords({ timeline, exercises }: RunRecord, { what, index }: Repeat): string {
  const step = timeline[index]
  const exercise = step && exercises[step.exercise_id]
  if (!exercise) return text('player.repeat')
  if (what === 'exercise' || step.side === null) return text('player.repeat_exercise', { exercise: exercise.name })
  return text('player.repeat_side', { exercise: exercise.name, side: sideInWords(step.side, exercise).toLowerCase() })
}
