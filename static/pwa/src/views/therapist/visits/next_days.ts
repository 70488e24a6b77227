/** Days to offer for the next visit. */
import { addDays } from '../dates'
import type { Rhythm } from '../wire'
import { count } from '../words'

interface NextDay {
  readonly on: string
  /** "2 weeks", "10 days" */
  readonly after: string
}

/** The soonest and the latest that the rhythm has; a week and two where nobody has said one. */
export function nextDays(visitedOn: string, rhythm: Rhythm | null): readonly NextDay[] {
  const gaps = rhythm?.longest_gap ? [rhythm.shortest_gap, rhythm.longest_gap] : [7, 14]
  return [...new Set(gaps)].map((gap) => ({ on: addDays(visitedOn, gap), after: gapWords(gap) }))
}

const gapWords = (days: number) => (days % 7 === 0 ? count(days / 7, 'week') : count(days, 'day'))
