/** Asking kindly why something planned was not done. An answer never changes a count: it is the person's own word. */
import type { KeptCheckIn } from './hold'
import { addDays, isoWeekday } from './local_date'
import { type Pause, pauseOn } from './pause'
import { dueOn, isRuledOn, quota, type WeekSession } from './week'
import type { Plan, WhyMissed } from './wire'

/** Asked for so many days after; later nobody remembers, and it would only nag. */
const ASKED_FOR_DAYS = 3

/** `week`: routines of so many times a week, of which the week that ended on `on` (a Sunday) had too few. */
export interface Missed {
  readonly on: string
  readonly span: 'day' | 'week'
}

export interface MissedWithWhy extends Missed {
  /** Null: nothing was said. */
  readonly why: WhyMissed | null
}

interface Known {
  readonly plan: Plan
  readonly sessions: readonly Pick<WeekSession, 'routine_id' | 'practised_on'>[]
  readonly time_zone: string
  readonly pauses: readonly Pause[]
}

/**
 * What this phone knows of days and weeks without what was planned, newest first. A day on which anything was done is
 * none, nor is one that an earlier version of the plan ruled. Another phone may know more: "not known here" is said.
 */
export function missedIn(known: Known, first_on: string, last_on: string): Missed[] {
  const found: Missed[] = []
  for (let on = last_on; on >= first_on; on = addDays(on, -1)) {
    if (isDayMissed(known, on)) found.push({ on, span: 'day' })
    else if (isWeekShort(known, on)) found.push({ on, span: 'week' })
  }
  return found
}

/** The plan asks for something then: it rules that day, and is not paused. */
function isAsked({ plan, time_zone, pauses }: Known, on: string): boolean {
  return isRuledOn(plan, on, time_zone) && pauseOn(pauses, on) === null
}

function isDayMissed(known: Known, on: string): boolean {
  const { plan, sessions } = known
  if (!isAsked(known, on) || dueOn(plan, on) === 0) return false
  return !sessions.some(({ practised_on }) => practised_on === on)
}

function isWeekShort(known: Known, on: string): boolean {
  const { plan, sessions } = known
  if (isoWeekday(on) !== 7) return false
  const week = Array.from({ length: 7 }, (_, back) => addDays(on, -back))
  const days = week.filter((day) => isAsked(known, day))
  return plan.routines.some((routine) => {
    const { id, times_per_week, times_per_day } = routine
    const asked = days.reduce((sum, day) => sum + quota(times_per_week ?? 0, isoWeekday(day)) * times_per_day, 0)
    const own = sessions.filter(({ routine_id, practised_on }) => routine_id === id && week.includes(practised_on))
    return own.length < asked
  })
}

/** What was said of that day, the last word of several; null: nothing. */
export function whyOf(checkIns: readonly KeptCheckIn[], on: string): WhyMissed | null {
  const said = checkIns.filter(({ body }) => body.on === on && body.why_missed !== null)
  const last = said.reduce<KeptCheckIn | null>((latest, one) => (latest && latest.id > one.id ? latest : one), null)
  return last?.body.why_missed ?? null
}

/**
 * The one thing to ask about today, null for nothing: the newest that was missed in the last days, unless that day or a
 * later one was answered or set aside (`setAsideOn`), or a red answer locked the routines in those days.
 */
export function missedToAskAbout(
  known: Known,
  checkIns: readonly KeptCheckIn[],
  today: string,
  setAsideOn: string | null,
  lockedOn: readonly string[],
): Missed | null {
  const first = addDays(today, -ASKED_FOR_DAYS)
  if (lockedOn.some((on) => on >= first)) return null
  const [missed] = missedIn(known, first, addDays(today, -1))
  if (!missed) return null
  const answered = checkIns.filter(({ body }) => body.why_missed !== null && body.on < today).map(({ body }) => body.on)
  return [...answered, setAsideOn ?? ''].some((on) => on >= missed.on) ? null : missed
}
