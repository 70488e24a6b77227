import { moment } from '../dates'
import type { Decision } from '../wire_review'

/** What was decided about an entry, by whom and when. */
export function decided(decision: Decision, timeZone: string): string {
  const by = decision.decided_by ? (decision.decided_by.display_name ?? 'an account that is gone') : 'a new release'
  const did = { dismissed: 'Dismissed', mapped: 'Made into a session', chosen: 'Chosen', read_again: 'Read again' }
  return `${did[decision.decision]} by ${by}, ${moment(decision.decided_at, new Date(), timeZone)}`
}
