/** Which stretch of days the client page shows, and its query. */
import { addDays, dayMonth, shortDate } from '../dates'
import type { Brief } from '../wire'

export type Span =
  | { readonly kind: 'since_visit' }
  | { readonly kind: 'four_weeks' }
  | { readonly kind: 'dates'; readonly first_on: string; readonly last_on: string }

/** The four weeks that end today: 28 days, today included. */
export const fourWeeks = (today: string) => ({ first_on: addDays(today, -27), last_on: today })

export function briefPath(clientId: string, span: Span, today: string): string {
  const base = `/clients/${clientId}/brief`
  if (span.kind === 'since_visit') return base
  const { first_on, last_on } = span.kind === 'four_weeks' ? fourWeeks(today) : span
  return `${base}?first_on=${first_on}&last_on=${last_on}`
}

/** What is planned before any visit was recorded. */
function firstVisit(on: string | null, today: string): string {
  if (!on) return ' yet'
  return on === today ? ', the next one today' : `, the next one on ${shortDate(on, today)}`
}

/** The page's heading: what the figures below are about. Short months: it shares its line with six buttons. */
export function windowTitle(brief: Brief, span: Span, today: string): string {
  const { first_on, last_on } = brief.window
  if (span.kind === 'since_visit' && brief.since_visit) {
    const since = `Since the visit of ${shortDate(brief.since_visit.visited_on, today)}`
    const next = brief.next_visit_on
    if (last_on < today || next === today) return `${since}, before today's`
    return next ? `${since}, before the one of ${shortDate(next, today)}` : since
  }
  if (span.kind === 'since_visit') return `The last 4 weeks, no visit recorded${firstVisit(brief.next_visit_on, today)}`
  if (span.kind === 'four_weeks') return 'The last 4 weeks'
  return `${dayMonth(first_on, today)} to ${dayMonth(last_on, today)}`
}
