/** What a client's cautions say about the plan on this phone. What they rule out is decided by the service. */
import type { Caution, CautionAnswer, CautionQuestion, MePlan, PlanCautions, Routine } from './wire'

export type ToldCautions = Readonly<Record<string, CautionAnswer>>

/** Questions of the intake that nobody has answered, neither here nor at the practice. */
export function openQuestions(cautions: PlanCautions | undefined, told: ToldCautions): readonly CautionQuestion[] {
  return (cautions?.questions ?? []).filter(({ id }) => told[id] === undefined)
}

/**
 * A yes or "not sure" that was told here and that this plan knows nothing of yet: the service still asks the question. What
 * it rules out is decided there, so until then nothing is practised.
 */
export function isUnheard(cautions: PlanCautions | undefined, told: ToldCautions): boolean {
  return (cautions?.questions ?? []).some(({ id }) => told[id] !== undefined && told[id] !== 'no')
}

/** Each reason in words, once. */
export function inWords(reasons: readonly Caution[]): readonly string[] {
  return [...new Set(reasons.map(({ note }) => note))]
}

/** What to mind in one exercise of the plan. */
export function notesIn(notes: PlanCautions['notes'], prescriptionId: string): readonly string[] {
  return inWords(notes[prescriptionId] ?? [])
}

export function notesOf(cautions: PlanCautions | undefined, prescriptionId: string): readonly string[] {
  return notesIn(cautions?.notes ?? {}, prescriptionId)
}

/** Why the exercise stands in for another; empty when it does not. */
export function swapReasons(cautions: PlanCautions | undefined, prescriptionId: string): readonly string[] {
  const swap = cautions?.changes.find((each) => each.outcome === 'swapped' && each.prescription_id === prescriptionId)
  return inWords(swap?.reasons ?? [])
}

/** What was left out of one routine, or of routines that are no longer there (`null`), with the reasons. */
export function leftOut(
  cautions: PlanCautions | undefined,
  isMeant: (routineId: string) => boolean,
): { readonly count: number; readonly reasons: readonly Caution[] } {
  const held = cautions?.changes.filter((each) => each.outcome === 'withheld' && isMeant(each.routine_id)) ?? []
  return { count: held.length, reasons: held.flatMap(({ reasons }) => reasons) }
}

/** Any of these was said by the client and waits for the therapist's word. */
export function isWaiting(cautions: PlanCautions | undefined, reasons: readonly Caution[]): boolean {
  return reasons.some(({ code }) => cautions?.waiting.includes(code))
}

/**
 * A routine as it was when a run of it began may hold what cautions have ruled out since: it is not gone on with. One
 * that the therapist merely changed is.
 */
export function isRunHeld(routine: Routine, known: MePlan | null, told: ToldCautions): boolean {
  const cautions = known?.cautions
  if (!known?.plan || !cautions) return false
  if (cautions.gates.length > 0 || isUnheard(cautions, told)) return true
  const prescriptions = known.plan.routines.flatMap((each) => each.prescriptions)
  const now = new Map(prescriptions.map(({ id, exercise_id }) => [id, exercise_id]))
  const changed = new Set(cautions.changes.map(({ prescription_id }) => prescription_id))
  return routine.prescriptions.some(({ id, exercise_id }) => changed.has(id) && now.get(id) !== exercise_id)
}
