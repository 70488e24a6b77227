/** When to say "see your doctor": the same rule as routines/see_doctor.py, held to it by golden files. */
import { daysBetween } from './local_date'

const WITHOUT_CHANGE_DAYS = 42
const RECENT_DAYS = 14
const LONGEST_LOOK_DAYS = 84
const STILL_PAIN = 3
const POINTS_THAT_MATTER = 2
const PERCENT_THAT_MATTERS = 30
const ENOUGH = 3
/** Once read it is not said again for so long: a line that is there every day is not read. */
const QUIET_DAYS = 14

export type SeeDoctor = 'no_change' | 'worse'

/** A pain score of 0 to 10, and the local day it was told on. */
export interface Told {
  readonly on: string
  readonly score: number
}

/** What pain asks for today; null: nothing. `told`: oldest first, answers only. */
export function seeDoctor(told: readonly Told[], today: string): SeeDoctor | null {
  const age = ({ on }: Told) => daysBetween(on, today)
  const now = middle(told.filter((each) => age(each) >= 0 && age(each) < RECENT_DAYS))
  if (now === null) return null
  const before = (days: number) =>
    middle(told.filter((each) => age(each) >= days && age(each) <= LONGEST_LOOK_DAYS).slice(-ENOUGH))
  const lately = before(RECENT_DAYS)
  const backThen = before(WITHOUT_CHANGE_DAYS)
  if ([lately, backThen].some((then) => then !== null && now - then >= POINTS_THAT_MATTER)) return 'worse'
  return backThen !== null && now >= STILL_PAIN && !isBetter(backThen, now) ? 'no_change' : null
}

/** Whether to say it today: not for a while after it was read. */
export function isToSay(found: SeeDoctor | null, read_on: string | null, today: string): boolean {
  return found !== null && (read_on === null || daysBetween(read_on, today) >= QUIET_DAYS)
}

function middle(told: readonly Told[]): number | null {
  if (told.length < ENOUGH) return null
  const scores = told.map(({ score }) => score).sort((one, other) => one - other)
  const at = (index: number) => scores[Math.floor(index)] as number
  return (at((scores.length - 1) / 2) + at(scores.length / 2)) / 2
}

function isBetter(before: number, now: number): boolean {
  const fallen = before - now
  return fallen >= POINTS_THAT_MATTER || fallen * 100 >= before * PERCENT_THAT_MATTERS
}
