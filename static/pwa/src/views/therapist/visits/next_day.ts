import { useState } from 'preact/hooks'
import type { Rhythm, Visit, VisitPage } from '../wire'

interface NextDay {
  /** "": none. */
  readonly nextOn: string
  readonly setNextOn: (on: string) => void
  /** undefined: not known yet. */
  readonly rhythm: Rhythm | null | undefined
}

/** The day that is planned and stays so with a visit on `visitedOn`; "": none. */
function stillPlanned(known: VisitPage | null, visitedOn: string): string {
  const on = known?.next_visit_on
  return on && on > visitedOn ? on : ''
}

/** What a visit says of the next one. Of a new one it is what is planned already, until something else is said. */
export function useNextDay(known: VisitPage | null, visitedOn: string, visit?: Visit): NextDay {
  const [said, setNextOn] = useState(visit ? (visit.next_visit_on ?? '') : null)
  return { nextOn: said ?? stillPlanned(known, visitedOn), setNextOn, rhythm: known?.rhythm }
}
