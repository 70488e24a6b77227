import { text } from '../messages/messages'

/** Made when it is first used: a page's first format has the browser read its words and zones, 20 ms and more. */
function formatIn(locale: string, options: Intl.DateTimeFormatOptions): (at: number | Date) => string {
  let made: Intl.DateTimeFormat | undefined
  return (at) => {
    made ??= new Intl.DateTimeFormat(locale, options)
    return made.format(at)
  }
}

/** Local dates ("2026-11-21") have no zone: they are formatted in UTC so that no zone can move them. */
function dateFormat(options: Intl.DateTimeFormatOptions): (on: string) => string {
  const format = formatIn('en-GB', { ...options, timeZone: 'UTC' })
  return (on) => format(new Date(`${on}T00:00:00Z`))
}

/** "Saturday 21 November" */
export const longDate = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
/** "Sat" */
export const shortDay = dateFormat({ weekday: 'short' })
/** "21 Nov" */
export const shortDate = dateFormat({ day: 'numeric', month: 'short' })
/** "21" */
export const dayNumber = dateFormat({ day: 'numeric' })

const clockFormat = formatIn('en-GB', { hour: '2-digit', minute: '2-digit' })
const localDay = formatIn('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })
const DAY_MS = 86_400_000

/** "07:12" in the phone's zone. */
export function clockTime(at: string | number): string {
  return clockFormat(new Date(at))
}

/** The local date of an instant in the phone's zone. */
export function localDayOf(at: string | number): string {
  return localDay(new Date(at))
}

/** "today 07:12", "yesterday 22:40", "Fri 13 Nov 18:05". */
export function moment(at: string | number, nowMs: number): string {
  const time = clockTime(at)
  const day = localDayOf(at)
  if (day === localDay(nowMs)) return text('when.today', { time })
  if (day === localDay(nowMs - DAY_MS)) return text('when.yesterday', { time })
  return `${shortDay(day)} ${shortDate(day)} ${time}`
}

/** "9 min 30 s", "45 s", "9 min": exact, with its unit. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  if (minutes === 0) return text('unit.s', { seconds: whole })
  const rest = whole % 60
  return rest === 0 ? text('unit.min', { minutes }) : text('unit.min_s', { minutes, seconds: rest })
}

/** Whole minutes, rounded, at least 1: for "about how long". */
export function minutesAbout(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60))
}

type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 17 ? 'afternoon' : 'evening'
}
