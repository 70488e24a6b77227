import type { JSX } from 'preact'
import { MissedCard } from '../missed/missed_card'

/** What Today asks and tells beside the routine, in a chunk of its own. */
export function Around(): JSX.Element {
  return <MissedCard />
}
