import type { JSX } from 'preact'
import { blockEnd } from '../../domain/blocks'
import type { Step } from '../../domain/wire'

function total(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.seconds, 0)
}

function blocksOf(timeline: readonly Step[]): { from: number; end: number; seconds: number }[] {
  const blocks = []
  for (let from = 0; from < timeline.length; from = blockEnd(timeline, from)) {
    const end = blockEnd(timeline, from)
    blocks.push({ from, end, seconds: total(timeline.slice(from, end)) })
  }
  return blocks
}

/** One bar per exercise and side, as wide as it is long, filled as far as the routine has come. */
export function Segments(props: {
  timeline: readonly Step[]
  index: number
  elapsed_ms: number
  label: string
}): JSX.Element {
  const { timeline, index, elapsed_ms } = props
  return (
    <div class="segments" role="img" aria-label={props.label}>
      {blocksOf(timeline).map(({ from, end, seconds }) => {
        const inside = total(timeline.slice(from, index)) + elapsed_ms / 1000
        const share = index >= end ? 1 : index < from ? 0 : Math.min(1, inside / seconds)
        return <i key={from} style={{ flexGrow: seconds, '--share': `${(share * 100).toFixed(1)}%` }} />
      })}
    </div>
  )
}
