/** Local dates as "2026-11-21" and UTC months as "2026-11". */

/** Making a format costs many times what using it does, and a calendar asks for hundreds of dates in one zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(time_zone: string): Intl.DateTimeFormat {
  const known = formats.get(time_zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: time_zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(time_zone, made)
  return made
}

/** The date that a calendar in `time_zone` (IANA name) shows at `now_ms`. */
export function localDate(now_ms: number, time_zone: string): string {
  const shown = formatOf(time_zone).formatToParts(now_ms)
  const parts = Object.fromEntries(shown.map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}`
}

export function utcMonth(now_ms: number): string {
  return new Date(now_ms).toISOString().slice(0, 7)
}

/** `month` moved by `by` months. */
export function monthFrom(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

const asUtc = (on: string) => Date.parse(`${on}T00:00:00Z`)
const DAY_MS = 86_400_000

/** The date `days` after `on`. */
export function addDays(on: string, days: number): string {
  return new Date(asUtc(on) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from `first` to `last`; negative when `last` is earlier. */
export function daysBetween(first: string, last: string): number {
  return Math.round((asUtc(last) - asUtc(first)) / DAY_MS)
}

/** Monday = 1 … Sunday = 7. */
export function isoWeekday(on: string): number {
  return new Date(asUtc(on)).getUTCDay() || 7
}

export function mondayOf(on: string): string {
  return addDays(on, 1 - isoWeekday(on))
}
