/** How often a routine is due, in words. */
import { WEEKDAYS } from '../words'

interface Schedule {
  readonly weekdays: readonly number[] | null
  readonly times_per_week: number | null
  readonly times_per_day: number
}

function days(weekdays: readonly number[]): string {
  if (weekdays.length === 7) return 'every day'
  if (weekdays.join() === '1,2,3,4,5') return 'Monday to Friday'
  return weekdays.map((day) => WEEKDAYS[day - 1]?.slice(0, 3) ?? '').join(', ')
}

/** "Mon, Wed, Fri, twice a day" or "3 times a week" */
export function scheduleWords({ weekdays, times_per_week, times_per_day }: Schedule): string {
  const often = weekdays ? days(weekdays) : times_per_week === 1 ? 'once a week' : `${times_per_week} times a week`
  const aDay = times_per_day === 1 ? '' : times_per_day === 2 ? ', twice a day' : `, ${times_per_day} times a day`
  return often + aDay
}
