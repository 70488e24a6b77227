/** What the pain chart draws: places in time and score. What was not told is a gap, never a 0. */
import type { PainPoint } from '../../wire'

export type Told = 'before' | 'after' | 'morning'

export interface Dot {
  /** Days since 1970, with the place within the day behind the point. */
  readonly day: number
  readonly on: string
  readonly score: number
}

/** A line ends where nothing was told for longer than this, so that it says nothing of the days between. */
export const LONGEST_REACH = 3

export const dayNumber = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/** Where in its day a session stands: sessions of one day side by side, in their order. */
function places(points: readonly PainPoint[]): readonly number[] {
  const inAll = new Map<string, number>()
  for (const { on } of points) inAll.set(on, (inAll.get(on) ?? 0) + 1)
  const sofar = new Map<string, number>()
  return points.map(({ on }) => {
    const turn = (sofar.get(on) ?? 0) + 1
    sofar.set(on, turn)
    return dayNumber(on) + turn / ((inAll.get(on) ?? 1) + 1)
  })
}

/** The dots of one line, oldest first; null is a gap: passed over, not asked, or nothing told for days. */
export function series(points: readonly PainPoint[], told: Told): readonly (Dot | null)[] {
  const days = places(points)
  const found: (Dot | null)[] = []
  points.forEach((point, index) => {
    const score = point[told]
    const last = found.at(-1)
    const day = (days[index] ?? 0) + (told === 'morning' ? 1 : 0)
    if (score === null) {
      if (last) found.push(null)
      return
    }
    if (last && Math.floor(day) - Math.floor(last.day) > LONGEST_REACH) found.push(null)
    found.push({ day, on: point.on, score })
  })
  return found
}

/** Only what was told. */
export const dots = (line: readonly (Dot | null)[]): readonly Dot[] => line.filter((dot) => dot !== null)
