/** A client's cautions as the therapist sees them: what was answered, and what becomes of each exercise. */
import type { Caution, Exercise } from '../../domain/wire'
import type { ExerciseById } from './catalogue'
import type { ClientCautions, Judgement } from './wire'

/** What a client has, without what to do about it: "Sore knees: pad well …" → "Sore knees". */
export function shortMeaning(meaning: string): string {
  const plain = (meaning.split(':')[0] ?? meaning)
    .replace(/, while movement limits apply$/, '')
    .replace(/if you have been told you have /i, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

const SHOWN: Judgement = { outcome: 'shown', instead: null, reasons: [] }

/** An exercise of a newer catalogue than the judgements is shown; the service refuses it if it must. */
export const judgementOf = (known: ClientCautions, exerciseId: string): Judgement =>
  known.exercises[exerciseId] ?? SHOWN

export const isHeldBack = ({ outcome }: Judgement) => outcome === 'withheld' || outcome === 'swapped'

/** Each reason in words, once. */
export const reasonsInWords = (reasons: readonly Caution[]) => [...new Set(reasons.map(({ note }) => note))].join(' ')

/** Easier versions of an exercise that this client's cautions do not hold back. */
export function easierInstead(exercise: Exercise, exercises: ExerciseById, known: ClientCautions): readonly Exercise[] {
  return exercise.regression.flatMap((id) => {
    const other = exercises.get(id)
    return other && !other.own?.is_removed && !isHeldBack(judgementOf(known, id)) ? [other] : []
  })
}
