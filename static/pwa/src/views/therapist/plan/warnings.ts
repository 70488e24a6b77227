/** Soft warnings of a draft: the therapist may go on, and is told why to think twice. */
import type { Dose } from '../../../domain/wire'
import type { ExerciseById } from '../catalogue'
import type { DraftRoutine } from './draft'

/** Trials: people keep up better with 2 to 4 exercises than with more. */
export const MANY_EXERCISES = 4
/** Of stretching, per muscle group and side in a week; more adds little. */
export const MANY_MINUTES_A_WEEK = 10

const STRETCHED = ['piriformis', 'hamstring', 'hip_flexor', 'gluteal', 'contract_relax']

/** Seconds of stretch on one side in one session; 0 for what is not a stretch. */
export function stretchSeconds(dose: Dose): number {
  if (dose.type === 'static_hold') return dose.hold_seconds * dose.reps * dose.sets
  if (dose.type === 'contract_relax') return dose.stretch_seconds * dose.reps * dose.sets
  return 0
}

const timesAWeek = (routine: DraftRoutine) =>
  (routine.by === 'weekdays' ? routine.weekdays.length : routine.times_per_week) * routine.times_per_day

/** Whole minutes a week per family, over all routines, for families above the mark. */
export function longFamilies(
  routines: readonly DraftRoutine[],
  exercises: ExerciseById,
): readonly { family: string; minutes: number }[] {
  const seconds = new Map<string, number>()
  for (const routine of routines) {
    for (const { exercise_id, dose } of routine.prescriptions) {
      const family = exercises.get(exercise_id)?.family ?? ''
      const more = STRETCHED.includes(family) ? stretchSeconds(dose) * timesAWeek(routine) : 0
      seconds.set(family, (seconds.get(family) ?? 0) + more)
    }
  }
  return [...seconds]
    .filter(([, total]) => total > MANY_MINUTES_A_WEEK * 60)
    .map(([family, total]) => ({ family, minutes: Math.round(total / 60) }))
}
