/** How long was practised, week by week, of what a timer saw. */
import { addDays, mondayOf } from './local_date'
import { sessionShare } from './session_log'
import type { SessionLogBody } from './wire'

export interface WeekMinutes {
  readonly first_on: string
  readonly seconds: number
}

/** The weeks from the Monday `first_on` on, oldest first, with the counting seconds of the sessions in force. */
export function minutesByWeek(
  logs: readonly Pick<SessionLogBody, 'practised_on' | 'steps' | 'amount'>[],
  first_on: string,
  weeks: number,
): WeekMinutes[] {
  return Array.from({ length: weeks }, (_, index) => {
    const monday = addDays(first_on, 7 * index)
    const own = logs.filter(({ practised_on }) => mondayOf(practised_on) === monday)
    return { first_on: monday, seconds: own.reduce((sum, log) => sum + sessionShare(log, 0).done_seconds, 0) }
  })
}
