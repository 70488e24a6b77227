/** An earlier version as a draft on top of the newest: what it said, as the client and the catalogue are today. */
import type { ExerciseById } from '../catalogue'
import type { AffectedSide, ClientCautions, SavedPlan } from '../wire'
import { type Draft, type DraftPrescription, type DraftRoutine, draftOf, fittedRoutine } from './draft'

export interface BroughtBack {
  readonly draft: Draft
  /** Ids that the library has no more: their prescriptions are left out. */
  readonly lost: readonly string[]
  /** What today's cautions do not let through; `instead` null: nothing stands in its place. */
  readonly held: readonly { readonly exercise_id: string; readonly instead: string | null }[]
  /** Names of routines of which nothing was left. */
  readonly emptied: readonly string[]
}

interface Today {
  readonly cautions: ClientCautions
  readonly exercises: ExerciseById
  readonly affected: AffectedSide
}

/** Whether it may be prescribed again: what a practice removed stays where the newest version has it, and comes nowhere. */
function isThere({ exercise_id }: DraftPrescription, newest: Draft, { exercises }: Today): boolean {
  const exercise = exercises.get(exercise_id)
  if (!exercise?.own?.is_removed) return exercise !== undefined
  return newest.routines.some(({ prescriptions }) => prescriptions.some((each) => each.exercise_id === exercise_id))
}

function heldOf(before: readonly DraftPrescription[], after: readonly DraftPrescription[], today: Today) {
  const kept = new Set(after.map(({ key }) => key))
  const old = new Set(before.map(({ key }) => key))
  const easier = new Set(after.filter(({ key }) => !old.has(key)).map(({ exercise_id }) => exercise_id))
  return before
    .filter(({ key }) => !kept.has(key))
    .map(({ exercise_id }) => {
      const instead = today.cautions.exercises[exercise_id]?.instead ?? null
      return { exercise_id, instead: instead !== null && easier.has(instead) ? instead : null }
    })
}

function routineOfToday(routine: DraftRoutine, newest: Draft, today: Today) {
  const known = routine.prescriptions.filter((each) => isThere(each, newest, today))
  const fitted = fittedRoutine({ ...routine, prescriptions: known }, today)
  return {
    fitted,
    lost: routine.prescriptions.filter((each) => !known.includes(each)).map(({ exercise_id }) => exercise_id),
    held: heldOf(known, fitted.prescriptions, today),
  }
}

/**
 * Routines, doses and notes are those of `version`, with the ids they had, so that what was practised stays theirs. The
 * first and last day stay those of `newest`: they say when a plan runs, and an end that is over would end it at once.
 */
export function broughtBack(version: SavedPlan, newest: Draft, today: Today): BroughtBack {
  const then = draftOf(version)
  const routines = then.routines.map((routine) => routineOfToday(routine, newest, today))
  const left = routines.map(({ fitted }) => fitted).filter(({ prescriptions }) => prescriptions.length > 0)
  return {
    draft: { ...newest, note: then.note, routines: left },
    lost: [...new Set(routines.flatMap(({ lost }) => lost))],
    held: routines.flatMap(({ held }) => held),
    emptied: routines.filter(({ fitted }) => !left.includes(fitted)).map(({ fitted }) => fitted.name),
  }
}
