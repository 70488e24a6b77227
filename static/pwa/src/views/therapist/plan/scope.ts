/** What the person at the desk may not prescribe, and why, in words. */
import type { Exercise } from '../../../domain/wire'
import { me } from '../api'
import type { ExerciseById } from '../catalogue'
import { useLoaded } from '../loading'
import { ownProfession, whoMayWords } from '../practice/who_may'
import type { Practice } from '../wire'

/** Null for those who may. */
export function useNotForYou(): string | null {
  const isFree = me.value?.may?.prescribe_restricted === true
  const { state } = useLoaded<Practice>(isFree ? null : '/practice')
  if (isFree) return null
  const who = state.status === 'ready' ? whoMayWords(state.data, 'prescribe_restricted') : ''
  return `${ownProfession(me.value)} ${who}`.trim()
}

const WHAT = {
  strength: 'A strength exercise.',
  nerve_slider: 'A nerve slider.',
  therapist_only: 'A therapist-only exercise.',
} as const

/** "A nerve slider. Your profession here: massage therapist. …"; null: nothing stands against it. */
export function scopeWords(exercise: Exercise, notForYou: string | null): string | null {
  return notForYou === null || !exercise.restriction ? null : `${WHAT[exercise.restriction]} ${notForYou}`
}

/** The names of a routine's exercises that are for other professions. */
export function restrictedIn(
  routine: { readonly prescriptions: readonly { readonly exercise_id: string }[] },
  exercises: ExerciseById,
): readonly string[] {
  return routine.prescriptions.flatMap(({ exercise_id }) => {
    const exercise = exercises.get(exercise_id)
    return exercise?.restriction ? [exercise.name] : []
  })
}
