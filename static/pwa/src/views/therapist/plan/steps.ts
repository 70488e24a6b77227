/** The catalogue's easier and harder versions of an exercise, and what each changes. */
import type { Exercise } from '../../../domain/wire'
import type { ExerciseById } from '../catalogue'
import { codeWords } from '../words'
import { type DraftPrescription, prescriptionOf } from './draft'

export interface Step {
  readonly way: 'easier' | 'harder'
  readonly exercise: Exercise
  /** "medium in place of easy, standing in place of lying on the back, with chair" */
  readonly changes: string
}

function changesOf(from: Exercise, to: Exercise): string {
  const more = to.equipment.filter((each) => !from.equipment.includes(each))
  const parts = [
    to.level === from.level ? '' : `${to.level} in place of ${from.level}`,
    to.position === from.position
      ? ''
      : `${codeWords(to.position).toLowerCase()} in place of ${codeWords(from.position).toLowerCase()}`,
    to.dose.type === from.dose.type ? '' : `${codeWords(to.dose.type).toLowerCase()}`,
    more.length > 0 ? `needs ${more.join(', ')}` : '',
  ]
  return parts.filter(Boolean).join(', ') || 'same level and position'
}

export function stepsOf(exercise: Exercise, exercises: ExerciseById): readonly Step[] {
  const steps = (way: Step['way'], ids: readonly string[]) =>
    ids.flatMap((id) => {
      const other = exercises.get(id)
      return other && !other.own?.is_removed ? [{ way, exercise: other, changes: changesOf(exercise, other) }] : []
    })
  return [...steps('easier', exercise.regression), ...steps('harder', exercise.progression)]
}

/** The other exercise in its place, on the same sides where both have some, with its own dose. */
export function steppedTo(prescription: DraftPrescription, other: Exercise): DraftPrescription {
  const { sides, first_side } = prescription
  const fresh = prescriptionOf(other, 'none')
  return fresh.sides === null || sides === null ? fresh : { ...fresh, sides, first_side }
}
