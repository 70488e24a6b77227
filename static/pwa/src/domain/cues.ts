/** Which tones belong to the player's place: the step now running and the next, so that they can be planned ahead. */
import type { Position } from './player'
import type { Step } from './wire'

export interface Cue {
  readonly tone: 'start' | 'end' | 'countdown' | 'switch_side'
  readonly in_ms: number
}

const COUNTDOWN_MS = [3000, 2000, 1000] as const

/** The tone with which `next` begins, seen from the step before it. */
function toneOf(step: Step, next: Step | null): Cue['tone'] {
  if (next?.kind === 'switch_side') return 'switch_side'
  if (next?.counts) return 'start'
  return step.counts ? 'end' : 'start'
}

/** Tones until the running step ends: three short ones before, then the one for what follows. None unless it runs. */
export function cuesOf(position: Position): Cue[] {
  const { status, step, next, step_remaining_ms } = position
  if (status !== 'running' || !step) return []
  // Steps of a few seconds (single moves, breaths) would be all countdown.
  const isLong = step.seconds >= 8
  const countdown = COUNTDOWN_MS.filter((before) => isLong && before < step_remaining_ms)
  return [
    ...countdown.map((before) => ({ tone: 'countdown' as const, in_ms: step_remaining_ms - before })),
    { tone: toneOf(step, next), in_ms: step_remaining_ms },
  ]
}
