import type { Pause } from '../../../domain/pause'
import { dayMonth } from '../dates'
import { PAUSE_REASONS } from '../words'

/** "12 March to 14 March, holiday" */
export function pauseWords({ first_on, last_on, reason }: Pause, today: string): string {
  const first = dayMonth(first_on, today)
  const days =
    last_on === null
      ? `from ${first}, open end`
      : last_on === first_on
        ? first
        : `${first} to ${dayMonth(last_on, today)}`
  return `${days}, ${PAUSE_REASONS[reason]}`
}

export type Standing = 'ahead' | 'on' | 'over'

export function standingOf({ first_on, last_on }: Pause, today: string): Standing {
  if (today < first_on) return 'ahead'
  return last_on !== null && last_on < today ? 'over' : 'on'
}
