import { addDays, isoWeekday } from '../../domain/local_date'
import type { WeekSession } from '../../domain/week'
import type { Plan, Routine } from '../../domain/wire'

export interface RoutineToday {
  readonly routine: Routine
  readonly done_today: number
  /** `due`: planned for today and not done yet; `done`: as often as planned; `free`: another day's. */
  readonly state: 'due' | 'done' | 'free'
}

export type PlanToday =
  | { readonly kind: 'before' | 'ended'; readonly on: string; readonly routines: readonly RoutineToday[] }
  | { readonly kind: 'now'; readonly next_on: string | null; readonly routines: readonly RoutineToday[] }

/**
 * What the plan says about today; due routines first, none while it is paused. Nothing here counts: the figures are
 * `weekOf`'s.
 */
export function planToday(
  plan: Plan,
  sessions: readonly WeekSession[],
  today: string,
  isPaused: boolean = false,
): PlanToday {
  const order = { due: 0, done: 1, free: 2 }
  const routines = plan.routines
    .map((routine) => routineToday(routine, sessions, today, isPaused))
    .sort((one, other) => order[one.state] - order[other.state])
  if (today < plan.starts_on) return { kind: 'before', on: plan.starts_on, routines }
  if (plan.ends_on !== null && today > plan.ends_on) return { kind: 'ended', on: plan.ends_on, routines }
  return { kind: 'now', next_on: nextOn(plan, today), routines }
}

function routineToday(
  routine: Routine,
  sessions: readonly WeekSession[],
  today: string,
  isPaused: boolean,
): RoutineToday {
  const own = sessions.filter((session) => session.routine_id === routine.id && session.is_done)
  const done_today = own.filter((session) => session.practised_on === today).length
  const isToday = !isPaused && (routine.weekdays === null || routine.weekdays.includes(isoWeekday(today)))
  if (!isToday) return { routine, done_today, state: 'free' }
  return { routine, done_today, state: done_today >= routine.times_per_day ? 'done' : 'due' }
}

/** The next day after today with a routine of its own; null when none comes before the plan ends. */
function nextOn(plan: Plan, today: string): string | null {
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, index + 1))
  const isPlanned = (on: string) =>
    (plan.ends_on === null || on <= plan.ends_on) &&
    plan.routines.some(({ weekdays }) => weekdays?.includes(isoWeekday(on)))
  return days.find(isPlanned) ?? null
}
