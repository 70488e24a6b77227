/** What a new version of the plan changed, told once. */
import type { Plan, ToldChange } from './wire'

/** The newest version that the person has seen here. */
export interface SeenPlan {
  readonly plan_id: string
  readonly version: number
}

export function seenOf(plan: Plan): SeenPlan {
  return { plan_id: plan.id, version: plan.version }
}

/** A phone that has shown no plan yet, or another one, has nothing to compare with: what is there now counts as seen. */
export function isFirstSight(plan: Plan, seen: SeenPlan | null): boolean {
  return seen?.plan_id !== plan.id
}

/** What changed since the version that was seen, newest first; nothing where that cannot be known. */
export function newsOf(plan: Plan, changes: readonly ToldChange[], seen: SeenPlan | null): readonly ToldChange[] {
  if (seen === null || isFirstSight(plan, seen)) return []
  return changes.filter(({ version }) => version > seen.version)
}
