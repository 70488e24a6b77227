/** Going on after a time that nobody saw: a question only where its answer makes a difference. */

import { BACK_RESTARTS_MS } from './moves'
import type { Position } from './player'
import type { StepKind } from './wire'

/**
 * `resume`: the rest of the step. `redo`: all of it once more, since the body has let go. `held`: the person did the rest
 * unseen and goes on; the log has what was seen, and the time that nobody saw beside it.
 */
export type GoOn = 'resume' | 'redo' | 'held'

/** What is held. Of a move or a breath there is nothing to take up again, and getting ready and rest need no question. */
const HELD: readonly StepKind[] = ['hold', 'press', 'contract']
/** Sooner than this hardly anything was done, or is left to do. It is also from where "Back" starts a step again. */
const MATTERS_MS = BACK_RESTARTS_MS

/** The ways to go on that differ at this place; `resume` alone: nothing to ask. */
export function waysToGoOn({ status, step, step_elapsed_ms, step_remaining_ms, gap_ms }: Position): readonly GoOn[] {
  const isHeld = status === 'interrupted' && step !== null && HELD.includes(step.kind)
  if (!isHeld || step_elapsed_ms < MATTERS_MS || step_remaining_ms < MATTERS_MS) return ['resume']
  return gap_ms < step_remaining_ms ? ['resume', 'redo'] : ['resume', 'redo', 'held']
}

/** What the person taps for it, as marks of one moment. */
export const ACTS_OF: Readonly<Record<GoOn, readonly ('resume' | 'back' | 'skip')[]>> = {
  resume: ['resume'],
  redo: ['back', 'resume'],
  held: ['skip', 'resume'],
}
