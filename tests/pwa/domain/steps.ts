import type { Side, Step, StepKind } from '../../../static/pwa/src/domain/wire'

const NOT_COUNTING: readonly StepKind[] = ['prepare', 'switch_side', 'relax', 'rest']

/** A timeline from [kind, side, seconds, set?] of one prescription. */
export type Line = readonly [StepKind, Side | null, number, number?]

export function timelineOf(...prescriptions: readonly (readonly Line[])[]): Step[] {
  let step_index = -1
  return prescriptions.flatMap((lines, which) =>
    lines.map(([kind, side, seconds, set = 1]) => {
      step_index += 1
      return {
        step_index,
        prescription_id: `prescription-${which}`,
        exercise_id: `exercise-${which}`,
        kind,
        side,
        set,
        rep: 1,
        seconds,
        counts: !NOT_COUNTING.includes(kind),
      }
    }),
  )
}

/** One hold a side, left first: 10 s to get ready, 30 s, 10 s to switch, 30 s. */
export const TWO_HOLDS = timelineOf([
  ['prepare', 'left', 10],
  ['hold', 'left', 30],
  ['switch_side', 'right', 10],
  ['hold', 'right', 30],
])

/** When each step begins, in ms; at last when all is over. */
export function startsOf(timeline: readonly Step[]): number[] {
  const starts = [0]
  for (const { seconds } of timeline) starts.push((starts.at(-1) ?? 0) + seconds * 1000)
  return starts
}
