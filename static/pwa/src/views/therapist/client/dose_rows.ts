/** Dose entries of the wire, gathered by exercise: left and right side by side, or one bar where there is no side. */
import type { AdherenceAnswer, Side } from '../../../domain/wire'
import type { Trouble } from '../wire'

type Dose = AdherenceAnswer['dose'][number]

export interface DoseCell {
  readonly prescribed: number
  readonly done: number
  /** Whole percent for the bar's length, at most 100. */
  readonly percent: number
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
  const percent = prescribed > 0 ? Math.min(100, Math.round((done / prescribed) * 100)) : 0
  const own = trouble.find((each) => each.exercise_id === dose.exercise_id && each.side === dose.side)
  return { prescribed, done, percent, trouble: own ?? null }
}

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
