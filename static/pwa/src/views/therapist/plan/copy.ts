/** A plan for another client: its routines and doses, fitted to that client's side. Nothing personal comes along. */
import type { Side } from '../../../domain/wire'
import type { AffectedSide, SavedPlan } from '../wire'
import { type Draft, type DraftPrescription, type DraftRoutine, draftOf } from './draft'

interface Between {
  readonly from: AffectedSide
  readonly to: AffectedSide
}

const isOneSide = (affected: AffectedSide): affected is Side => affected === 'left' || affected === 'right'
const isOneSided = ({ sides }: DraftPrescription) => sides === 'left' || sides === 'right'
const other = (side: Side): Side => (side === 'left' ? 'right' : 'left')

/** Whether the side of some exercise cannot be told from the sides that hurt, and has to be asked. */
export function asksForSide(plan: SavedPlan, { from, to }: Between): boolean {
  const isOne = draftOf(plan).routines.some((routine) => routine.prescriptions.some(isOneSided))
  return isOne && !(isOneSide(from) && isOneSide(to))
}

/** The painful side stays the painful one, mirrored where it is the other leg; unknown: as `answer` says. */
function sideFor(side: Side, { from, to }: Between, answer: Side | 'both'): Side | 'both' {
  if (!isOneSide(from) || !isOneSide(to)) return answer
  return from === to ? side : other(side)
}

function copiedPrescription(prescription: DraftPrescription, between: Between, answer: Side | 'both') {
  const { sides } = prescription
  const fitted = sides === 'left' || sides === 'right' ? sideFor(sides, between, answer) : sides
  const first = fitted === 'both' && isOneSide(between.to) ? between.to : null
  return { ...prescription, id: null, sides: fitted, first_side: first, note: '' }
}

/** A name may hold the client's: "Tom's morning". */
function withoutName(routine: string, client: string): string {
  const words = client.toLocaleLowerCase().split(/\s+/)
  return words.some((word) => word.length > 1 && routine.toLocaleLowerCase().includes(word)) ? 'Routine' : routine
}

/**
 * The routines of `plan` for another client, as new ones: no ids, no notes, no dates. `answer`: which side is worked
 * where one side was and the sides that hurt do not tell.
 */
export function copiedRoutines(
  plan: SavedPlan,
  clientName: string,
  between: Between,
  answer: Side | 'both',
): readonly DraftRoutine[] {
  return draftOf(plan).routines.map((routine) => ({
    ...routine,
    id: null,
    name: withoutName(routine.name, clientName),
    prescriptions: routine.prescriptions.map((each) => copiedPrescription(each, between, answer)),
  }))
}

/** All of them behind what the draft has, as one change. */
export const addRoutines =
  (routines: readonly DraftRoutine[]) =>
  (draft: Draft): Draft => ({ ...draft, routines: [...draft.routines, ...routines] })
