/** This week's sessions, done and asked for, counted as the therapist's figures count them (design §8). */
import { type HoldSpan, heldOn } from './hold'
import { addDays, isoWeekday, localDate, mondayOf } from './local_date'
import { type Pause, pauseOn } from './pause'
import type { Plan, Routine } from './wire'

/** A session in force. */
export interface WeekSession {
  readonly routine_id: string | null
  readonly practised_on: string
  readonly is_done: boolean
}

export interface Week {
  readonly first_on: string
  readonly last_on: string
  /**
   * Set when the plan took over, starts or changed inside this week: only days from here on are in `target` and
   * `done`. The screen says so, since the therapist's figures know the version before too.
   */
  readonly counted_from: string | null
  readonly target: number
  readonly done: number
  readonly partly: number
  /** Done beyond what was asked for, or on a day without any due. */
  readonly extra: number
  /** `due`: sessions of weekday routines; those of "times a week" belong to no day. */
  readonly days: readonly {
    readonly on: string
    readonly due: number
    readonly done: number
    readonly partly: number
    /** Nothing is asked of this day. */
    readonly is_paused: boolean
  }[]
}

/** Of a times-a-week count, how many fall to `weekday` (Monday = 1), so that they add up over any cut of the week. */
export function quota(times_per_week: number, weekday: number): number {
  return Math.floor((times_per_week * weekday) / 7) - Math.floor((times_per_week * (weekday - 1)) / 7)
}

/** The first day that this version rules: the day after it was saved, for a plan's first version that day itself. */
export function rulesFrom(plan: Plan, time_zone: string): string {
  const savedOn = localDate(Date.parse(plan.saved_at), time_zone)
  return plan.version > 1 ? addDays(savedOn, 1) : savedOn
}

/** Whether this version asks for anything on `on`: it has begun, rules that day, and has not ended. */
export function isRuledOn(plan: Plan, on: string, time_zone: string): boolean {
  return on >= beginsOn(plan, time_zone) && (plan.ends_on === null || on <= plan.ends_on)
}

function beginsOn(plan: Plan, time_zone: string): string {
  const from = rulesFrom(plan, time_zone)
  return from > plan.starts_on ? from : plan.starts_on
}

interface Settled {
  readonly asked: number
  readonly done: number
  readonly partly: number
  readonly extra: number
}

/** Done sessions fill what was asked first, then those done in part; of the rest, what was set `aside` is not asked. */
function settle(asked: number, aside: number, sessions: readonly WeekSession[]): Settled {
  const whole = sessions.filter((session) => session.is_done).length
  const done = Math.min(asked, whole)
  const partly = Math.min(asked - done, sessions.length - whole)
  return { asked: asked - Math.min(aside, asked - done - partly), done, partly, extra: whole - done }
}

function settleRoutine(
  routine: Routine,
  days: readonly string[],
  sessions: readonly WeekSession[],
  isAside: (on: string) => boolean,
): Settled[] {
  const own = sessions.filter((session) => session.routine_id === routine.id && days.includes(session.practised_on))
  const { weekdays, times_per_week, times_per_day } = routine
  if (weekdays === null) {
    const askedOf = (of: readonly string[]) =>
      of.reduce((sum, on) => sum + quota(times_per_week ?? 0, isoWeekday(on)) * times_per_day, 0)
    return [settle(askedOf(days), askedOf(days.filter(isAside)), own)]
  }
  return days.map((on) => {
    const asked = weekdays.includes(isoWeekday(on)) ? times_per_day : 0
    return settle(
      asked,
      isAside(on) ? asked : 0,
      own.filter((session) => session.practised_on === on),
    )
  })
}

/** Whether the app could offer nothing of it: every exercise of it is on hold. */
function isOnHold({ prescriptions }: Routine, held: ReadonlySet<string>): boolean {
  return held.size > 0 && prescriptions.every(({ exercise_id }) => held.has(exercise_id))
}

/** Sessions of weekday routines; those of "times a week" belong to no day. */
export function dueOn(plan: Pick<Plan, 'routines'>, on: string): number {
  const due = plan.routines.filter((routine) => routine.weekdays?.includes(isoWeekday(on)))
  return due.reduce((sum, routine) => sum + routine.times_per_day, 0)
}

/** The week of `today` under `plan`. `known` may be any number of any time; other weeks and days to come play no part. */
export function weekOf(
  plan: Plan,
  known: readonly WeekSession[],
  today: string,
  time_zone: string,
  pauses: readonly Pause[] = [],
  holds: readonly HoldSpan[] = [],
): Week {
  const isOffered = (routine: Routine, on: string) => !isOnHold(routine, heldOn(holds, on))
  const isPaused = (on: string) => pauseOn(pauses, on) !== null
  const sessions = known.filter((session) => session.practised_on <= today)
  const first_on = mondayOf(today)
  const all = Array.from({ length: 7 }, (_, day) => addDays(first_on, day))
  const begins = beginsOn(plan, time_zone)
  const isRuled = (on: string) => isRuledOn(plan, on, time_zone)
  const ruled = all.filter(isRuled)
  const settled = plan.routines.flatMap((routine) =>
    settleRoutine(routine, ruled, sessions, (on) => isPaused(on) || !isOffered(routine, on)),
  )
  const sum = (of: (part: Settled) => number) => settled.reduce((total, part) => total + of(part), 0)
  const count = (on: string, is_done: boolean) =>
    sessions.filter((session) => session.practised_on === on && session.is_done === is_done).length
  return {
    first_on,
    last_on: addDays(first_on, 6),
    counted_from: begins > first_on ? begins : null,
    target: sum((part) => part.asked),
    done: sum((part) => part.done),
    partly: sum((part) => part.partly),
    extra: sum((part) => part.extra),
    days: all.map((on) => ({
      on,
      due: isRuled(on) ? dueOn({ routines: plan.routines.filter((routine) => isOffered(routine, on)) }, on) : 0,
      done: count(on, true),
      partly: count(on, false),
      is_paused: isPaused(on),
    })),
  }
}
