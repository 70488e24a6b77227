import type { Step, StepKind } from './wire'

const STARTS_A_BLOCK: readonly StepKind[] = ['prepare', 'switch_side']
const SMALL: readonly StepKind[] = ['move', 'slide', 'breathe_in', 'breathe_out']

function startsBlock(timeline: readonly Step[], index: number): boolean {
  const step = timeline[index]
  const before = timeline[index - 1]
  if (!step || !before || step.prescription_id !== before.prescription_id) return true
  return STARTS_A_BLOCK.includes(step.kind) && !STARTS_A_BLOCK.includes(before.kind)
}

export function isTransition(step: Step | undefined): boolean {
  return step !== undefined && STARTS_A_BLOCK.includes(step.kind)
}

/**
 * One past the last step of the block that holds `index`. A block is one exercise on one side: it begins with
 * `prepare` or `switch_side`. An alternating exercise is one block, since its sides cannot be done apart.
 */
export function blockEnd(timeline: readonly Step[], index: number): number {
  let end = index + 1
  while (end < timeline.length && !startsBlock(timeline, end)) end += 1
  return Math.min(end, timeline.length)
}

export function blockStart(timeline: readonly Step[], index: number): number {
  let start = index
  while (start > 0 && !startsBlock(timeline, start)) start -= 1
  return start
}

/** Where "Skip" leads: past this step, or past the rest of the set where steps are single moves and breaths. */
export function skipEnd(timeline: readonly Step[], index: number): number {
  const step = timeline[index]
  if (!step || !SMALL.includes(step.kind)) return Math.min(index + 1, timeline.length)
  const stop = blockEnd(timeline, index)
  let end = index + 1
  while (end < stop && timeline[end]?.set === step.set && timeline[end]?.kind !== 'rest') end += 1
  return end
}
