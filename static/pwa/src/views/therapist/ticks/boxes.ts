/** The boxes of a sheet as the handout lays them out: a table a routine, a row a week, Monday first. */
import { addDays, mondayOf } from '../../../domain/local_date'
import type { Recorded, SheetRoutine } from '../wire_ticks'

export interface Box {
  readonly key: string
  readonly routineId: string
  readonly on: string
  /** Which of that day's boxes, 1 the first, and of how many. */
  readonly number: number
  readonly of: number
  /** What fills it already; null: it can be ticked. */
  readonly recorded: Recorded | null
}

export interface Week {
  readonly monday: string
  /** Seven days; null: outside the sheet, before its first day or still to come. */
  readonly days: readonly ({ readonly on: string; readonly boxes: readonly Box[] } | null)[]
}

const WEEK = [0, 1, 2, 3, 4, 5, 6]

export function weeksOf(routine: SheetRoutine): readonly Week[] {
  const byDay = new Map(routine.days.map((day) => [day.on, day]))
  const mondays = [...new Set(routine.days.map((day) => mondayOf(day.on)))]
  return mondays.map((monday) => ({
    monday,
    days: WEEK.map((offset) => {
      const day = byDay.get(addDays(monday, offset))
      return day ? { on: day.on, boxes: boxesOf(routine, day) } : null
    }),
  }))
}

/** What is recorded fills the first boxes. More than there are boxes is shown too: it was done. */
function boxesOf({ id }: SheetRoutine, { on, boxes, recorded }: SheetRoutine['days'][number]): Box[] {
  const count = Math.max(boxes, recorded.length)
  return Array.from({ length: count }, (_, index) => ({
    key: `${id} ${on} ${index + 1}`,
    routineId: id,
    on,
    number: index + 1,
    of: count,
    recorded: recorded[index] ?? null,
  }))
}

/** Where an arrow can lead: open boxes, each with its place in its week. */
export type Rows = readonly (readonly { readonly key: string; readonly column: number }[])[]

/** Of all routines, one below the other as they stand on the sheet. */
export function openRows(routines: readonly SheetRoutine[]): Rows {
  const weeks = routines.flatMap(weeksOf)
  const rows = weeks.map(({ days }) =>
    days.flatMap((day, weekday) =>
      (day?.boxes ?? []).flatMap((box, index) =>
        box.recorded ? [] : [{ key: box.key, column: weekday + index / 10 }],
      ),
    ),
  )
  return rows.filter((row) => row.length > 0)
}

type Row = Rows[number]

/** Where each key leads, from a place in a row with what stands above and below it. */
const MOVES: Readonly<Record<string, (row: Row, place: number, above: Row, below: Row) => Row[number] | undefined>> = {
  Home: (row) => row[0],
  End: (row) => row.at(-1),
  ArrowRight: (row, place, _, below) => row[place + 1] ?? below[0],
  ArrowLeft: (row, place, above) => row[place - 1] ?? above.at(-1),
  ArrowDown: (row, place, _, below) => nearest(below, row[place]),
  ArrowUp: (row, place, above) => nearest(above, row[place]),
}

/** The box that a key leads to from this one; null: the key is none that moves, or there is nothing that way. */
export function boxAfter(rows: Rows, from: string, pressed: string): string | null {
  const at = rows.findIndex((row) => row.some(({ key }) => key === from))
  const row = rows[at]
  if (!row) return null
  const place = row.findIndex(({ key }) => key === from)
  return MOVES[pressed]?.(row, place, rows[at - 1] ?? [], rows[at + 1] ?? [])?.key ?? null
}

function nearest(row: Row, to: Row[number] | undefined): Row[number] | undefined {
  const away = ({ column }: Row[number]) => Math.abs(column - (to?.column ?? 0))
  return row.reduce<Row[number] | undefined>(
    (best, each) => (best && away(best) <= away(each) ? best : each),
    undefined,
  )
}
