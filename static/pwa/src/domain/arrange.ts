import type { Side, Step } from './wire'

export interface Arrangement {
  /** The client's own first side; null leaves the plan's. */
  readonly first_side: Side | null
  /** At least this long to get ready, to switch; never shorter than the plan's. */
  readonly prepare_seconds?: number
  readonly switch_side_seconds?: number
}

function runsOf(timeline: readonly Step[]): Step[][] {
  const runs: Step[][] = []
  for (const step of timeline) {
    const last = runs.at(-1)
    if (last && last[0]?.prescription_id === step.prescription_id) last.push(step)
    else runs.push([step])
  }
  return runs
}

function isTransition(step: Step): boolean {
  return step.kind === 'prepare' || step.kind === 'switch_side'
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

function stretched(step: Step, wanted: Arrangement): Step {
  const least = step.kind === 'prepare' ? wanted.prepare_seconds : wanted.switch_side_seconds
  if (!isTransition(step) || least === undefined || least <= step.seconds) return step
  return { ...step, seconds: least }
}

/** The timeline as this client plays it. Every step keeps its `step_index`; nothing that counts changes. */
export function arrange(timeline: readonly Step[], wanted: Arrangement): Step[] {
  const side = wanted.first_side
  const blocks = runsOf(timeline).map((steps) => (side ? swapped(steps, side) : steps))
  return blocks.flat().map((step) => stretched(step, wanted))
}
