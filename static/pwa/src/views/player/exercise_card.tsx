import type { JSX } from 'preact'
import type { Exercise, Prescription, Step } from '../../domain/wire'
import { text } from '../../messages/messages'

/** How the exercise goes, in words: the start position while getting ready, the cues all along. */
export function ExerciseCard({
  exercise,
  prescription,
  step,
}: {
  exercise: Exercise
  prescription: Prescription
  step: Step
}): JSX.Element {
  const isGettingReady = step.kind === 'prepare' || step.kind === 'switch_side'
  return (
    <div class="exercise-card card">
      {isGettingReady && <p class="start-position">{exercise.start_position}</p>}
      <ol class="cues">
        {exercise.cues.map((cue) => (
          <li key={cue}>{cue}</li>
        ))}
      </ol>
      {prescription.note && <p class="small">{text('player.note', { note: prescription.note })}</p>}
    </div>
  )
}
