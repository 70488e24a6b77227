import { isTransition } from './blocks'
import type { Side, Step } from './wire'

export interface Arrangement {
  /** The client's own first side; null leaves the plan's. */
  readonly first_side: Side | null
  /** To get ready for an exercise; where the plan gives more time for a change of position or equipment, that is added. */
  readonly prepare_seconds?: number
  /** To turn over. */
  readonly switch_side_seconds?: number
}

/** What the plan gives to get ready where nothing has to be changed (`compile_timeline`). */
const PLANNED_PREPARE_SECONDS = 10

function runsOf(timeline: readonly Step[]): Step[][] {
  const runs: Step[][] = []
  for (const step of timeline) {
    const last = runs.at(-1)
    if (last && last[0]?.prescription_id === step.prescription_id) last.push(step)
    else runs.push([step])
  }
  return runs
}

function areAll(side: Side, steps: readonly Step[]): boolean {
  return steps.every((step) => step.side === side || step.side === null) && steps.some((step) => step.side === side)
}

function turned(step: Step): Step {
  if (step.side === null) return step
  return { ...step, side: step.side === 'left' ? 'right' : 'left' }
}

/**
 * One prescription with its two side blocks swapped when the second is the wanted first side. `prepare` and
 * `switch_side` stay in place and name the side that now follows them.
 */
function swapped(steps: readonly Step[], firstSide: Side): readonly Step[] {
  const cut = steps.findIndex((step) => step.kind === 'switch_side')
  if (cut < 0 || steps.some((step, index) => step.kind === 'switch_side' && index > cut)) return steps
  const head = steps.slice(0, cut).filter(isTransition)
  const one = steps.slice(0, cut).filter((step) => !isTransition(step))
  const other = steps.slice(cut + 1)
  const isOtherWay = areAll(firstSide, other) && areAll(firstSide === 'left' ? 'right' : 'left', one)
  if (!isOtherWay) return steps
  return [...head.map(turned), ...other, ...steps.slice(cut, cut + 1).map(turned), ...one]
}

/** Neither counts towards the dose, so both may be as short or as long as the person needs. */
function paced(step: Step, wanted: Arrangement): Step {
  const { prepare_seconds, switch_side_seconds } = wanted
  if (step.kind === 'switch_side') return { ...step, seconds: switch_side_seconds ?? step.seconds }
  if (step.kind !== 'prepare' || prepare_seconds === undefined) return step
  return { ...step, seconds: prepare_seconds + Math.max(0, step.seconds - PLANNED_PREPARE_SECONDS) }
}

/** The timeline as this client plays it. Every step keeps its `step_index`; nothing that counts changes. */
export function arrange(timeline: readonly Step[], wanted: Arrangement): Step[] {
  const side = wanted.first_side
  const blocks = runsOf(timeline).map((steps) => (side ? swapped(steps, side) : steps))
  return blocks.flat().map((step) => paced(step, wanted))
}
