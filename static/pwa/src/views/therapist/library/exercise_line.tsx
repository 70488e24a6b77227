import type { Exercise } from '../../../domain/wire'
import { Thumbnail } from '../../exercise_picture'
import { doseWords } from '../plan/dose_fields'
import { codeWords } from '../words'

const SIDE_WORDS = { per_side: 'each side', alternating: 'sides in turn', none: '' } as const

/** An exercise in two lines: name, then what a therapist chooses by. */
export function ExerciseLine({ exercise, family }: { readonly exercise: Exercise; readonly family: string }) {
  const needs = exercise.equipment.length > 0 ? exercise.equipment.join(', ') : 'needs nothing'
  const parts = [
    family,
    codeWords(exercise.position).toLowerCase(),
    exercise.level,
    needs,
    doseWords(exercise.dose),
    SIDE_WORDS[exercise.side],
    exercise.restriction ? 'for some professions only' : '',
    exercise.own ? "your practice's own" : '',
  ]
  return (
    <span class="exercise-line">
      {exercise.pictures && <Thumbnail pictures={exercise.pictures} body="woman" />}
      <span>
        <b>{exercise.name}</b>
        <small>{parts.filter(Boolean).join(' · ')}</small>
      </span>
    </span>
  )
}
