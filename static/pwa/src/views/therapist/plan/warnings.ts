/** What the service says to think twice about, where it belongs on screen. The therapist may go on all the same. */
import type { PlanProblem } from '../wire'
import type { Draft } from './draft'
import { type Placed, placeOf } from './problems'

// What cautions make of an exercise is said beside it already, and does not wait for an answer.
const SAID_ELSEWHERE = ['gate', 'modified', 'shown']

export function placeWarnings(of: Draft, warnings: readonly PlanProblem[]): Placed {
  const placed = new Map<string, readonly string[]>()
  for (const { pointer, code, message } of warnings) {
    if (SAID_ELSEWHERE.includes(code)) continue
    const place = placeOf(of, pointer)
    placed.set(place, [...(placed.get(place) ?? []), message])
  }
  return placed
}
