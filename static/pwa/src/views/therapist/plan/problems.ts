/** Where a problem's JSON Pointer stands on screen. Places are by key, so they survive moving things around. */
import type { PlanProblem } from '../wire'
import type { Draft } from './draft'

/** Field place → what is wrong there. `general` holds what no field shows. */
export type Placed = ReadonlyMap<string, readonly string[]>

export const GENERAL = 'general'

/** "plan/starts_on", "routine-3/weekdays", "exercise-7/dose/hold_seconds" */
export function placeOf(draft: Draft, pointer: string): string {
  const [first, routineIndex, second, prescriptionIndex, ...rest] = pointer.split('/').slice(1)
  if (first !== 'routines') return first ? `plan/${first}` : GENERAL
  if (routineIndex === undefined) return 'plan/routines'
  const routine = draft.routines[Number(routineIndex)]
  if (!routine) return GENERAL
  if (second !== 'prescriptions') return `${routine.key}/${second ?? 'name'}`
  if (prescriptionIndex === undefined) return `${routine.key}/prescriptions`
  const prescription = routine.prescriptions[Number(prescriptionIndex)]
  return prescription ? `${prescription.key}/${rest.join('/') || 'exercise_id'}` : GENERAL
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  'plan/routines empty': 'Add a routine first.',
  'prescriptions empty': 'Add at least one exercise.',
  'plan/ends_on ends_before_start': 'The last day is before the first.',
  'weekdays not_weekdays': 'Choose at least one day.',
  'dose/effort_percent_max upside_down': 'The highest effort is below the lowest.',
}

function words(place: string, problem: PlanProblem): string {
  const field = place.split('/').slice(1).join('/')
  const own = OWN_WORDS[`${place} ${problem.code}`] ?? OWN_WORDS[`${field} ${problem.code}`]
  if (own) return own
  if (field === 'name') return 'Give the routine a name of at most 80 letters.'
  if (place === 'plan/starts_on') return 'Enter the first day.'
  return `${problem.message.charAt(0).toUpperCase()}${problem.message.slice(1).replace(/\.$/, '')}.`
}

export function placeProblems(draft: Draft, problems: readonly PlanProblem[]): Placed {
  const placed = new Map<string, string[]>()
  for (const problem of problems) {
    const place = placeOf(draft, problem.pointer)
    const text = words(place, problem)
    const known = placed.get(place) ?? []
    if (!known.includes(text)) placed.set(place, [...known, text])
  }
  return placed
}

/** Also what the person may not prescribe, which is said while they write and not only when they save. */
export function withScope(told: Placed, draft: Draft, problems: readonly PlanProblem[]): Placed {
  const scope = placeProblems(
    draft,
    problems.filter(({ code }) => code === 'not_your_profession'),
  )
  return new Map([...told, ...scope])
}

export const wrongAt = (placed: Placed, place: string): readonly string[] => placed.get(place) ?? []
