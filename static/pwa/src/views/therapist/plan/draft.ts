/** The plan while it is being written. Keys hold lists together on screen; ids, once given, live on across versions. */
import type { Dose, Exercise, Side } from '../../../domain/wire'
import type { ExerciseById } from '../catalogue'
import { judgementOf } from '../cautions'
import type { AffectedSide, ClientCautions, SavedPlan, Template } from '../wire'

export interface DraftPrescription {
  readonly key: string
  readonly id: string | null
  readonly exercise_id: string
  readonly sides: Side | 'both' | null
  readonly first_side: Side | null
  readonly dose: Dose
  readonly note: string
}

/** Both ways of saying how often are kept, so that going back and forth loses neither. */
export interface DraftRoutine {
  readonly key: string
  readonly id: string | null
  readonly name: string
  readonly by: 'weekdays' | 'times_per_week'
  readonly weekdays: readonly number[]
  readonly times_per_week: number
  readonly times_per_day: number
  readonly prescriptions: readonly DraftPrescription[]
}

export interface Draft {
  readonly starts_on: string
  readonly ends_on: string | null
  readonly note: string
  readonly routines: readonly DraftRoutine[]
}

let given = 0
const freshKey = (kind: string) => `${kind}-${++given}`

export const emptyDraft = (today: string): Draft => ({ starts_on: today, ends_on: null, note: '', routines: [] })

export function emptyRoutine(name: string): DraftRoutine {
  const often = { by: 'weekdays', weekdays: [1, 3, 5], times_per_week: 3, times_per_day: 1 } as const
  return { key: freshKey('routine'), id: null, name, ...often, prescriptions: [] }
}

interface Often {
  readonly weekdays: readonly number[] | null
  readonly times_per_week: number | null
  readonly times_per_day: number
}

function often(from: Often): Pick<DraftRoutine, 'by' | 'weekdays' | 'times_per_week' | 'times_per_day'> {
  return {
    by: from.weekdays ? 'weekdays' : 'times_per_week',
    weekdays: from.weekdays ?? [1, 3, 5],
    times_per_week: from.times_per_week ?? from.weekdays?.length ?? 3,
    times_per_day: from.times_per_day,
  }
}

export function draftOf(plan: SavedPlan): Draft {
  const { starts_on, ends_on, note } = plan
  const routines = plan.routines.map((routine) => ({
    key: freshKey('routine'),
    id: routine.id,
    name: routine.name,
    ...often(routine),
    prescriptions: routine.prescriptions.map((prescription) => ({ ...prescription, key: freshKey('exercise') })),
  }))
  return { starts_on, ends_on, note, routines }
}

/** With one painful side, that side goes first. */
const firstSide = (affected: AffectedSide): Side | null =>
  affected === 'left' || affected === 'right' ? affected : null

export function routineOf(template: Template, affected: AffectedSide): DraftRoutine {
  return {
    key: freshKey('routine'),
    id: null,
    name: template.name,
    ...often(template),
    prescriptions: template.prescriptions.map((prescription) => ({
      ...prescription,
      key: freshKey('exercise'),
      id: null,
      first_side: prescription.first_side ?? (prescription.sides === 'both' ? firstSide(affected) : null),
    })),
  }
}

export function prescriptionOf(exercise: Exercise, affected: AffectedSide): DraftPrescription {
  const isSided = exercise.side === 'per_side'
  return {
    key: freshKey('exercise'),
    id: null,
    exercise_id: exercise.id,
    sides: isSided ? 'both' : null,
    first_side: isSided ? firstSide(affected) : null,
    dose: exercise.dose,
    note: '',
  }
}

/** A template's routine as the client's cautions leave it: what is swapped has the easier exercise's own dose. */
export function fittedRoutine(routine: DraftRoutine, for_: Fitting): DraftRoutine {
  const taken = new Set(routine.prescriptions.map(({ exercise_id }) => exercise_id))
  const prescriptions = routine.prescriptions.flatMap((prescription) => {
    const { outcome, instead } = judgementOf(for_.cautions, prescription.exercise_id)
    if (outcome === 'shown' || outcome === 'modified') return [prescription]
    const easier = instead === null || taken.has(instead) ? undefined : for_.exercises.get(instead)
    if (!easier) return []
    taken.add(easier.id)
    return [prescriptionOf(easier, for_.affected)]
  })
  return { ...routine, prescriptions }
}

interface Fitting {
  readonly cautions: ClientCautions
  readonly exercises: ExerciseById
  readonly affected: AffectedSide
}

const idOf = (id: string | null) => (id === null ? {} : { id })

/** The draft as `PUT /clients/{id}/plan` takes it. */
export function bodyOf(draft: Draft) {
  return {
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    note: draft.note.trim(),
    routines: draft.routines.map((routine) => ({
      ...idOf(routine.id),
      name: routine.name.trim(),
      ...(routine.by === 'weekdays' ? { weekdays: routine.weekdays } : { times_per_week: routine.times_per_week }),
      times_per_day: routine.times_per_day,
      prescriptions: routine.prescriptions.map(({ id, exercise_id, sides, first_side, dose, note }) => ({
        ...idOf(id),
        exercise_id,
        ...(sides === null ? {} : { sides, first_side: sides === 'both' ? first_side : null }),
        dose,
        note: note.trim(),
      })),
    })),
  }
}

/** Whether two drafts would save the same plan. */
export const isSame = (a: Draft, b: Draft) => JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b))
