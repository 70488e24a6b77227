/** Plans, their versions and templates, as only a therapist's screens use them (docs/api.md). */
import type { Caution, Plan, Prescription, Routine } from '../../domain/wire'
import type { Judgement, Person } from './wire'

export type SavedRoutine = Routine & { readonly total_seconds?: number }

export interface SavedPlan extends Omit<Plan, 'routines'> {
  readonly saved_by?: Person
  /** What the client's cautions make of it now. */
  readonly fit?: {
    readonly gates: readonly Caution[]
    readonly changes: readonly (Judgement & { readonly prescription_id: string; readonly exercise_id: string })[]
    /** What to mind, by prescription. */
    readonly notes: Readonly<Record<string, readonly Caution[]>>
    /** What is left to be done: what the phone has. */
    readonly routines: readonly Routine[]
  }
  readonly routines: readonly SavedRoutine[]
}

export interface PlanAnswer {
  readonly plan: SavedPlan | null
}

export interface PlanVersion {
  readonly version: number
  readonly saved_at: string
  readonly saved_by: Person
  /** Nobody wrote it: a change of cautions left something else of the plan. */
  readonly is_by_cautions?: boolean
  readonly changes: readonly string[]
}

/** A save in the days of a brief. `rules_from`: the first day that is reckoned by it. */
export interface PlanChange extends PlanVersion {
  readonly rules_from: string
}

export interface Template {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly total_seconds: number
  readonly weekdays: readonly number[] | null
  readonly times_per_week: number | null
  readonly times_per_day: number
  readonly prescriptions: readonly Omit<Prescription, 'id'>[]
  /** Codes for which one of its exercises is to be avoided. */
  readonly cautions: readonly string[]
}

/** One that the practice made for itself. */
export interface OwnTemplate extends Template {
  readonly saved_at: string
  readonly saved_by: Person
  readonly is_removed: boolean
}

export interface PlanProblem {
  readonly pointer: string
  readonly code: string
  readonly message: string
}

/** `POST /clients/{id}/plan/preview`: what a save would give, nothing written. */
export interface PlanPreview {
  readonly routines: readonly {
    readonly total_seconds: number | null
    readonly week_seconds: number | null
    /** In the order of the routine, getting ready and changing sides included; empty while it has problems. */
    readonly exercises: readonly { readonly seconds: number }[]
  }[]
  readonly problems: readonly PlanProblem[]
  /** What to think twice about. */
  readonly warnings: readonly PlanProblem[]
  /** Against the newest version, in words. */
  readonly changes: readonly string[]
}

/** `GET /clients/{id}/plan/versions/{version}`: one save with the plan as it was written. */
export interface OpenedVersion extends PlanVersion {
  readonly plan: SavedPlan
  /** What the cautions of its day left otherwise on the phone, in words. */
  readonly on_phone: readonly string[]
  readonly newest_version: number
  /** From this version to the newest, in words. */
  readonly changes_since: readonly string[]
}
