/** Places of the pain chart: x by day, y by 0 to 10. A score that was not told leaves a gap, never a 0. */
import type { PainPoint } from '../wire'

export const CHART = { width: 520, height: 150, left: 26, right: 8, top: 10, bottom: 22 } as const

export interface Dot {
  readonly x: number
  readonly y: number
  readonly on: string
  readonly score: number
}

const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000

export const yOf = (score: number) => CHART.top + ((10 - score) / 10) * (CHART.height - CHART.top - CHART.bottom)

/** Runs of neighbouring told scores; a point without a score ends a run. */
export function runs(points: readonly PainPoint[], which: 'before' | 'after'): readonly (readonly Dot[])[] {
  const first = dayNumber(points[0]?.on ?? '1970-01-01')
  const days = Math.max(1, dayNumber(points.at(-1)?.on ?? '1970-01-01') - first)
  const width = CHART.width - CHART.left - CHART.right
  const all: Dot[][] = [[]]
  for (const point of points) {
    const score = point[which]
    if (score === null) all.push([])
    else
      all
        .at(-1)
        ?.push({ x: CHART.left + ((dayNumber(point.on) - first) / days) * width, y: yOf(score), on: point.on, score })
  }
  return all.filter((run) => run.length > 0)
}

export const polyline = (run: readonly Dot[]) => run.map((dot) => `${dot.x.toFixed(1)},${dot.y.toFixed(1)}`).join(' ')
