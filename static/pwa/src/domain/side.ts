/** Which leg a side means where nobody said more. */
export const ANY_WORK_SIDE = 'working leg'

/** What a side is called: a leg, or a side of the body for an exercise whose work side is no leg. */
export function bodyPart({ work_side }: { readonly work_side: string | null }): 'leg' | 'side' {
  return work_side === null || /\bleg\b/.test(work_side) ? 'leg' : 'side'
}
