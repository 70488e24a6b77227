/** Versions of a plan, as only a therapist's screens use them. */
import type { PlanVersion, SavedPlan } from './wire'

/** `GET /clients/{id}/plan/versions/{version}`: one save with the plan as it was written. */
export interface OpenedVersion extends PlanVersion {
  readonly plan: SavedPlan
  /** What the cautions of its day left otherwise on the phone, in words. */
  readonly on_phone: readonly string[]
  readonly newest_version: number
  /** From this version to the newest, in words. */
  readonly changes_since: readonly string[]
}
