/** Dose entries of the wire, gathered by exercise: left and right side by side, or one bar where there is no side. */
import type { AdherenceAnswer, Side } from '../../../domain/wire'
import type { Trouble } from '../wire'

type Dose = AdherenceAnswer['dose'][number]

export interface DoseCell {
  readonly prescribed: number
  readonly done: number
  readonly trouble: Trouble | null
}

export interface DoseRow {
  readonly exerciseId: string
  readonly left: DoseCell | null
  readonly right: DoseCell | null
  readonly whole: DoseCell | null
}

function cellOf(dose: Dose | undefined, trouble: readonly Trouble[]): DoseCell | null {
  if (!dose) return null
  const { prescribed_seconds: prescribed, done_seconds: done } = dose
  const own = trouble.find((each) => each.exercise_id === dose.exercise_id && each.side === dose.side)
  return { prescribed, done, trouble: own ?? null }
}

/** The longest of what was prescribed, in seconds: the scale of every bar. */
export const mostSeconds = (rows: readonly DoseRow[]) =>
  Math.max(1, ...rows.flatMap(({ left, right, whole }) => [left, right, whole].map((cell) => cell?.prescribed ?? 0)))

export function doseRows(doses: readonly Dose[], trouble: readonly Trouble[]): readonly DoseRow[] {
  const ids = [...new Set(doses.map((dose) => dose.exercise_id))]
  return ids.map((exerciseId) => {
    const of = (side: Side | null) =>
      cellOf(
        doses.find((dose) => dose.exercise_id === exerciseId && dose.side === side),
        trouble,
      )
    return { exerciseId, left: of('left'), right: of('right'), whole: of(null) }
  })
}
