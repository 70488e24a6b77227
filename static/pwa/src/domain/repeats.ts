import { blockEnd, blockStart, isTransition } from './blocks'
import type { Step } from './wire'

/** What "Repeat" can lead to: the side that is being worked, or the whole exercise, from the step at `index` on. */
export interface Repeat {
  readonly what: 'side' | 'exercise'
  readonly index: number
}

/**
 * What can be repeated at `index`: what is being done or, while getting ready for something, what was done before it.
 * `isPainful`: the step there was ended for pain. An exercise, or a side of it, that hurt is not offered again.
 */
export function repeatsAt(timeline: readonly Step[], index: number, isPainful: (index: number) => boolean): Repeat[] {
  let done = index
  while (isTransition(timeline[done])) done -= 1
  const last = timeline[done]
  if (!last) return []
  const block = blockStart(timeline, done)
  let start = block
  while (timeline[start - 1]?.prescription_id === last.prescription_id) start -= 1
  const hasHurt = (from: number) =>
    timeline.slice(from, blockEnd(timeline, done)).some((_, offset) => isPainful(from + offset))
  const found: Repeat[] = start === block ? [] : [{ what: 'side', index: block }]
  return [...found, { what: 'exercise' as const, index: start }].filter((repeat) => !hasHurt(repeat.index))
}
