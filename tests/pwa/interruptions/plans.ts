/** Made-up routines of every dose, as the service flattens them: `plans.test.ts` holds this to its golden timelines. */
import type { Dose, Side, Step, StepKind } from '../../../static/pwa/src/domain/wire'
import type { Chance } from '../courses/chance'

export interface Prescribed {
  readonly id: string
  readonly exercise_id: string
  readonly sides: 'both' | Side | null
  readonly first_side: Side | null
  readonly dose: Dose
  readonly prepare_seconds: number
}

const NOT_COUNTING: readonly StepKind[] = ['prepare', 'switch_side', 'relax', 'rest']

type Part = readonly [StepKind, number]

function partsOf(dose: Dose): readonly Part[] {
  switch (dose.type) {
    case 'static_hold':
      return [['hold', dose.hold_seconds]]
    case 'pressure':
      return [['press', dose.hold_seconds]]
    case 'contract_relax':
      return [
        ['contract', dose.contract_seconds],
        ['relax', dose.relax_seconds],
        ['hold', dose.stretch_seconds],
      ]
    case 'dynamic_reps':
      return [
        ['move', dose.rep_seconds],
        ['hold', dose.hold_seconds],
      ]
    case 'slider':
      return [
        ['slide', dose.rep_seconds],
        ['hold', dose.hold_seconds],
      ]
    case 'breathing':
      return [
        ['breathe_in', dose.inhale_seconds],
        ['breathe_out', dose.exhale_seconds],
      ]
  }
}

const restsBetweenReps = ({ type }: Dose) => ['static_hold', 'pressure', 'contract_relax'].includes(type)

type Element = readonly [StepKind, Side | null, number, number, number]

/** The rest after a rep, if there is one; none stands after the last. */
function restAfter(dose: Dose, side: Side | null, set: number, rep: number): Element[] {
  const isLastOfSet = rep === dose.reps
  const isLast = isLastOfSet && set === dose.sets
  const isDue = dose.rest_seconds > 0 && !isLast && (isLastOfSet || restsBetweenReps(dose))
  return isDue ? [['rest', side, set, rep, dose.rest_seconds]] : []
}

const upTo = (count: number) => Array.from({ length: count }, (_, which) => which + 1)

function sideElements(dose: Dose, side: Side | null): Element[] {
  const repOf = (set: number, rep: number) => [
    ...partsOf(dose).flatMap(([kind, seconds]): Element[] => (seconds > 0 ? [[kind, side, set, rep, seconds]] : [])),
    ...restAfter(dose, side, set, rep),
  ]
  return upTo(dose.sets).flatMap((set) => upTo(dose.reps).flatMap((rep) => repOf(set, rep)))
}

function sidesOf({ sides, first_side }: Prescribed): readonly (Side | null)[] {
  if (sides !== 'both') return [sides]
  return first_side === 'right' ? ['right', 'left'] : ['left', 'right']
}

export function flattened(routine: readonly Prescribed[]): Step[] {
  const steps: Step[] = []
  for (const prescribed of routine) {
    for (const [which, side] of sidesOf(prescribed).entries()) {
      const turn: Element =
        which === 0 ? ['prepare', side, 0, 0, prescribed.prepare_seconds] : ['switch_side', side, 0, 0, 10]
      for (const [kind, of, set, rep, seconds] of [turn, ...sideElements(prescribed.dose, side)]) {
        steps.push({
          step_index: steps.length,
          prescription_id: prescribed.id,
          exercise_id: prescribed.exercise_id,
          kind,
          side: of,
          set,
          rep,
          seconds,
          counts: !NOT_COUNTING.includes(kind),
        })
      }
    }
  }
  return steps
}

const TYPES = ['static_hold', 'pressure', 'contract_relax', 'dynamic_reps', 'slider', 'breathing'] as const

function anyDose(chance: Chance): Dose {
  const often = { reps: chance.pick([1, 2, 3]), sets: chance.pick([1, 1, 2]), rest_seconds: chance.pick([0, 5, 10]) }
  const type = chance.pick(TYPES)
  switch (type) {
    case 'static_hold':
      return { type, hold_seconds: chance.pick([5, 8, 20, 30, 45]), ...often }
    case 'pressure':
      return { type, hold_seconds: chance.pick([5, 20, 60]), ...often }
    case 'contract_relax':
      return {
        type,
        contract_seconds: chance.pick([2, 6]),
        effort_percent_min: 20,
        effort_percent_max: 50,
        relax_seconds: chance.pick([0, 2]),
        stretch_seconds: chance.pick([5, 20]),
        ...often,
      }
    case 'dynamic_reps':
      return { type, rep_seconds: chance.pick([1, 4]), hold_seconds: chance.pick([0, 3]), ...often }
    case 'slider':
      return { type, rep_seconds: chance.pick([2, 3]), hold_seconds: chance.pick([0, 2]), ...often }
    case 'breathing':
      return { type, inhale_seconds: chance.pick([2, 4]), exhale_seconds: chance.pick([4, 6]), ...often }
  }
}

/** One to three exercises with any dose, sides and first side. */
export function anyRoutine(chance: Chance): Prescribed[] {
  return Array.from({ length: chance.pick([1, 1, 2, 3]) }, (_, which) => ({
    id: `prescription-${which}`,
    exercise_id: `exercise-${which}`,
    sides: chance.pick(['both', 'both', 'left', 'right', null] as const),
    first_side: chance.pick(['left', 'right', null] as const),
    dose: anyDose(chance),
    prepare_seconds: chance.pick([10, 20]),
  }))
}
