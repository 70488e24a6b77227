/** The day-by-day calendar as plain values: where each day stands, its shape, and its words. */
import type { DayState } from '../../../domain/wire'
import { longDay, weekday } from '../dates'
import type { FiguredDay } from '../wire'
import { count, DAY_STATES } from '../words'

export interface Cell {
  readonly on: string
  readonly state: DayState
  /** What was practised that day was all added afterwards, none of it was timed. */
  readonly isAddedLater: boolean
  /** Of what was only partly done: percent of its seconds; null where no seconds are known. */
  readonly sharePercent: number | null
  readonly words: string
  readonly day: FiguredDay
}

/** Shown inside the square, beside the colour. */
export const MARKS: Record<DayState, string> = {
  done: '✓',
  partly: '½',
  missed: '✕',
  unknown: '?',
  open: '○',
  rest: '',
  extra: '+',
  paused: 'Ⅱ',
  locked: '⊘',
  before_plan: '',
}

function wordsOf(day: FiguredDay, isAddedLater: boolean): string {
  const parts = [DAY_STATES[day.state] + (isAddedLater ? ', added later' : '')]
  if (day.due > 0) parts.push(`${day.done} of ${day.due} done`)
  else if (day.done > 0) parts.push(`${count(day.done, 'session')} done`)
  if (day.share_percent !== undefined) parts.push(`${day.share_percent} % of its seconds`)
  return parts.join(', ')
}

/** One cell per day of the answer. */
export function cells(days: readonly FiguredDay[]): readonly Cell[] {
  return days.map((day) => {
    const isPractised = day.state === 'done' || day.state === 'extra' || day.state === 'partly'
    const isAddedLater = isPractised && day.evidence === 'added_later'
    const words = `${longDay(day.on)}: ${wordsOf(day, isAddedLater)}`
    return { on: day.on, state: day.state, isAddedLater, sharePercent: day.share_percent ?? null, words, day }
  })
}

/** Days for which a client may have something to tell that no phone told. */
export const mayBeTold = (cell: Cell) => cell.state === 'missed' || cell.state === 'unknown'

/** Empty places before the first day so that every column is one weekday, Monday first. */
export const leadingBlanks = (firstOn: string) => weekday(firstOn) - 1

/** The states that occur, in the order of the legend, for a key that says no more than is there. */
export function statesShown(all: readonly Cell[]): readonly (DayState | 'added_later')[] {
  const order: readonly DayState[] = [
    'done',
    'partly',
    'missed',
    'unknown',
    'open',
    'extra',
    'locked',
    'paused',
    'rest',
    'before_plan',
  ]
  const shown: (DayState | 'added_later')[] = order.filter((state) =>
    all.some((cell) => cell.state === state && !cell.isAddedLater),
  )
  if (all.some((cell) => cell.isAddedLater)) shown.splice(shown.includes('done') ? 1 : 0, 0, 'added_later')
  return shown
}
