/** Local dates ("2026-11-03") and instants as words. A local date has no zone: it is read and shown as UTC. */

const shown = (on: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`))

function dated(on: string, month: 'long' | 'short', today: string): string {
  const sameYear = today === '' || on.slice(0, 4) === today.slice(0, 4)
  return shown(on, { day: 'numeric', month, ...(sameYear ? {} : { year: 'numeric' }) })
}

/** "3 November", with the year when it is not `today`'s. */
export const dayMonth = (on: string, today = '') => dated(on, 'long', today)

/** "Thu 12" */
export const weekdayDay = (on: string) => `${shown(on, { weekday: 'short' })} ${Number(on.slice(8))}`

/** "12 Nov", with the year when it is not `today`'s. */
export const shortDate = (on: string, today = '') => dated(on, 'short', today)

/** "Thu 12 Nov" */
export const shortDay = (on: string) => `${weekdayDay(on)} ${shown(on, { month: 'short' })}`

/** "Thursday 12 November" */
export const longDay = (on: string) => shown(on, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')

/** Monday = 1 … Sunday = 7. */
export const weekday = (on: string) => new Date(`${on}T00:00:00Z`).getUTCDay() || 7

export function addDays(on: string, days: number): string {
  const instant = new Date(`${on}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10)
}

/** The local date at `now` in an IANA zone; an unknown zone counts as UTC. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...options,
    timeZone: isZone(timeZone) ? timeZone : 'UTC',
  }).formatToParts(now)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

export function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }))
  } catch {
    return false
  }
}

/** "Fri 22:40" within six days, "Fri 6 Nov 22:40" before; in `timeZone` (default: this browser's). */
export function moment(at: string, now: Date = new Date(), timeZone?: string): string {
  const zone = timeZone && isZone(timeZone) ? { timeZone } : {}
  const instant = new Date(at)
  const isRecent = Math.abs(now.getTime() - instant.getTime()) < 6 * 86_400_000
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...zone }).format(instant)
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = format(isRecent ? { weekday: 'short' } : { weekday: 'short', day: 'numeric', month: 'short' })
  return `${day.replace(',', '')} ${time}`
}

/** "3 November, 10:05", with the year when it is not `today`'s; in `timeZone`. */
export function dayAndTime(at: string, today: string, timeZone: string): string {
  const instant = new Date(at)
  const zone = isZone(timeZone) ? timeZone : 'UTC'
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const
  return `${dayMonth(todayIn(zone, instant), today)}, ${new Intl.DateTimeFormat('en-GB', time).format(instant)}`
}

/** "today", "yesterday", "4 days ago", "in 2 days", else the date. */
export function relativeDay(on: string, today: string): string {
  const days = Math.round((Date.parse(`${on}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  if (days === 0) return 'today'
  if (days === -1) return 'yesterday'
  if (days === 1) return 'tomorrow'
  if (days < 0 && days >= -13) return `${-days} days ago`
  if (days > 0 && days <= 13) return `in ${days} days`
  return dayMonth(on, today)
}

/** Whole minutes as people say them; under a minute in seconds. */
export function minutes(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  return `${Math.round(seconds / 60)} min`
}

/** "7 min 10 s" */
export function exactly(seconds: number): string {
  const whole = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (whole === 0) return `${rest} s`
  return rest === 0 ? `${whole} min` : `${whole} min ${rest} s`
}

export const WEEKDAY_LETTERS = ['M', 'T', 'W', 'T', 'F', 'S', 'S'] as const

/** "3 November 2026": the day of an instant, in this browser's zone. */
export const dateOf = (at: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at))
