import type { ComponentChildren, JSX } from 'preact'
import { frameAt } from '../../domain/picture'
import type { Exercise, Prescription, Step } from '../../domain/wire'
import { text } from '../../messages/messages'
import { settings } from '../../sync/state'
import { ExercisePicture } from '../exercise_picture'

/** Long enough to read a cue and try it. */
const EACH_CUE_MS = 8_000

interface Props {
  readonly exercise: Exercise
  readonly prescription: Prescription
  readonly step: Step
  readonly elapsed_ms: number
  /** What this client has to mind: read before the exercise begins. */
  readonly notes: readonly string[]
  /** Lies over the picture, or over the card where there is none. */
  readonly children: ComponentChildren
}

/** How the exercise goes, as a picture and in words: the start position while getting ready, then the cues in turn. */
export function ExerciseCard({ exercise, prescription, step, elapsed_ms, notes, children }: Props): JSX.Element {
  const { pictures, cues } = exercise
  const isGettingReady = step.kind === 'prepare' || step.kind === 'switch_side'
  return (
    <div class={pictures ? 'exercise-card card with-picture' : 'exercise-card card'}>
      {pictures && (
        <ExercisePicture
          pictures={pictures}
          body={settings.value.body}
          side={step.side}
          index={frameAt(pictures, step, elapsed_ms, !matchMedia('(prefers-reduced-motion: reduce)').matches)}
        >
          {children}
        </ExercisePicture>
      )}
      {!pictures && children}
      <div class="words">
        {isGettingReady && <p class="start-position">{exercise.start_position}</p>}
        {isGettingReady &&
          notes.map((note) => (
            <p key={note} class="mind">
              <b>{text('player.mind')}</b> {note}
            </p>
          ))}
        {pictures && !isGettingReady && (
          // One at a time where there is no room for all; whoever listens has the whole list.
          <p class="cue-now" aria-hidden="true">
            {cues[Math.floor(elapsed_ms / EACH_CUE_MS) % cues.length]}
          </p>
        )}
        <ol class="cues">
          {cues.map((cue) => (
            <li key={cue}>{cue}</li>
          ))}
        </ol>
        {prescription.note && <p class="small">{text('player.note', { note: prescription.note })}</p>}
      </div>
    </div>
  )
}
