import { type Cue, cuesOf } from '../../domain/cues'
import type { Position } from '../../domain/player'
import type { Step } from '../../domain/wire'

/**
 * All tones from `place` to the end of the routine, if it runs on. Planned whole, because planning anew at each step
 * would cut off the tone that has just begun.
 */
export function tonesAhead(timeline: readonly Step[], place: Position): Cue[] {
  const tones: Cue[] = []
  let before = 0
  let here = place
  while (here.step) {
    tones.push(...cuesOf(here).map((cue) => ({ ...cue, in_ms: cue.in_ms + before })))
    before += here.step_remaining_ms
    const index = here.index + 1
    const step = timeline[index] ?? null
    here = { ...here, index, step, next: timeline[index + 1] ?? null, step_remaining_ms: (step?.seconds ?? 0) * 1000 }
  }
  return tones
}
