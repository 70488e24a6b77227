import type { Body, Caution, Exercise, Pictures, Prescription, Side } from '../../../domain/wire'
import { paper } from '../../../messages/en/paper'
import { ExercisePicture } from '../../exercise_picture'
import { reasonsInWords } from '../cautions'
import { doseOnPaper, sideShown, sidesOnPaper } from './paper_words'

interface Props {
  readonly prescription: Prescription
  readonly exercise: Exercise
  readonly body: Body
  /** Cautions to mind with it. */
  readonly minded: readonly Caution[]
}

/** One exercise: what and how often, its pictures, and the words beside and below them. */
export function ExerciseOnPaper({ prescription, exercise, body, minded }: Props) {
  const side = sideShown(prescription)
  const isWide = (exercise.pictures?.frames.length ?? 0) > 2
  const stop = <Listed words={paper.stop} items={exercise.stop_if} />
  return (
    <>
      <div class="paper-what">
        <h4>{exercise.name}</h4>{' '}
        <p class="paper-dose">
          {doseOnPaper(prescription.dose)} {sidesOnPaper(prescription, exercise)}
        </p>
      </div>
      {prescription.note && (
        <p class="paper-note">
          <b>{paper.note}:</b> <q>{prescription.note}</q>
        </p>
      )}
      <div class={isWide ? 'paper-how across' : 'paper-how'}>
        {exercise.pictures && <Shown pictures={exercise.pictures} body={body} side={side} />}
        <div>
          <p>
            <b>{paper.start}</b> {exercise.start_position}
          </p>
          <ol class="numbered">
            {exercise.cues.map((cue) => (
              <li key={cue}>{cue}</li>
            ))}
          </ol>
          {!isWide && stop}
        </div>
      </div>
      {minded.length > 0 && (
        <p class="paper-note">
          <b>{paper.mind}</b> {reasonsInWords(minded)}
        </p>
      )}
      <div class="paper-care">
        <Listed words={paper.watch} items={exercise.common_mistakes} /> {isWide && stop}
      </div>
    </>
  )
}

function Shown({ pictures, body, side }: { pictures: Pictures; body: Body; side: Side | null }) {
  return (
    <div class="paper-frames">
      {pictures.frames.map((frame) => (
        <ExercisePicture
          key={frame.name}
          pictures={{ ...pictures, frames: [frame] }}
          body={body}
          side={side}
          index={0}
        />
      ))}
    </div>
  )
}

function Listed({ words, items }: { words: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <p>
      <b>{words}</b> {items.map((item) => item.charAt(0).toLowerCase() + item.slice(1)).join('; ')}.
    </p>
  )
}
