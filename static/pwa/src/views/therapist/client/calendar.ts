/** The day-by-day calendar as plain values: where each day stands, its shape, and its words. */
import type { AdherenceAnswer, DayState, SessionLogItem } from '../../../domain/wire'
import { longDay, weekday } from '../dates'
import { count, DAY_STATES } from '../words'

type Day = AdherenceAnswer['days'][number]

export interface Cell {
  readonly on: string
  readonly state: DayState
  /** Every session that counts on a done day was added afterwards, none was timed. */
  readonly isAddedLater: boolean
  /** Of a partly done day: percent of its seconds, when a log says it. */
  readonly sharePercent: number | null
  readonly words: string
  readonly day: Day
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

const KNOWN_ONLY_BY_WORD = ['added_later', 'reported_to_therapist', 'paper']

function sharePercentOf(logs: readonly SessionLogItem[]): number | null {
  return logs.length === 0 ? null : Math.max(...logs.map((log) => log.share_percent))
}

function wordsOf(day: Day, isAddedLater: boolean, sharePercent: number | null): string {
  const parts = [DAY_STATES[day.state] + (isAddedLater ? ', added later' : '')]
  if (day.due > 0) parts.push(`${day.done} of ${day.due} done`)
  else if (day.done > 0) parts.push(`${count(day.done, 'session')} done`)
  if (day.state === 'partly' && sharePercent !== null) parts.push(`${sharePercent} % of its seconds`)
  return parts.join(', ')
}

/** One cell per day of the answer; `logs` are the sessions in force of the same window. */
export function cells(days: readonly Day[], logs: readonly SessionLogItem[]): readonly Cell[] {
  return days.map((day) => {
    const ofDay = logs.filter((log) => log.practised_on === day.on && !log.is_withdrawn)
    const counting = ofDay.filter((log) => log.is_done)
    const isAddedLater =
      (day.state === 'done' || day.state === 'extra') &&
      counting.length > 0 &&
      counting.every((log) => KNOWN_ONLY_BY_WORD.includes(log.evidence))
    const sharePercent = day.state === 'partly' ? sharePercentOf(ofDay.filter((log) => !log.is_done)) : null
    const words = `${longDay(day.on)}: ${wordsOf(day, isAddedLater, sharePercent)}`
    return { on: day.on, state: day.state, isAddedLater, sharePercent, words, day }
  })
}

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

/** Days named by `state`, for "Thu 12, Sun 15" under a number. */
export const daysIn = (days: readonly Day[], state: DayState) =>
  days.filter((day) => day.state === state).map((day) => day.on)
