/** The plan on the wire: exercises, doses, routines and their timed steps. Times in `_seconds` are whole. */

export type Side = 'left' | 'right'
export type StepKind =
  | 'prepare'
  | 'switch_side'
  | 'move'
  | 'hold'
  | 'contract'
  | 'relax'
  | 'press'
  | 'slide'
  | 'rest'
  | 'breathe_in'
  | 'breathe_out'

export interface Step {
  readonly step_index: number
  readonly prescription_id: string
  readonly kind: StepKind
  readonly exercise_id: string
  readonly side: Side | null
  readonly set: number
  readonly rep: number
  readonly seconds: number
  readonly counts: boolean
}

export type Dose =
  | {
      readonly type: 'static_hold' | 'pressure'
      readonly hold_seconds: number
      readonly reps: number
      readonly rest_seconds: number
      readonly sets: number
    }
  | {
      readonly type: 'contract_relax'
      readonly contract_seconds: number
      readonly effort_percent_min: number
      readonly effort_percent_max: number
      readonly relax_seconds: number
      readonly stretch_seconds: number
      readonly reps: number
      readonly rest_seconds: number
      readonly sets: number
    }
  | {
      readonly type: 'dynamic_reps' | 'slider'
      readonly rep_seconds: number
      readonly hold_seconds: number
      readonly reps: number
      readonly rest_seconds: number
      readonly sets: number
    }
  | {
      readonly type: 'breathing'
      readonly inhale_seconds: number
      readonly exhale_seconds: number
      readonly reps: number
      readonly rest_seconds: number
      readonly sets: number
    }

export interface Caution {
  readonly code: string
  readonly action: 'avoid' | 'modify' | 'caution'
  readonly note: string
}

/** What a client's cautions do to the plan (`GET /me/plan`). Which exercises were withheld is not told. */
export interface PlanCautions {
  /** What holds the whole plan: nothing is practised. */
  readonly gates: readonly Caution[]
  readonly changes: readonly {
    readonly routine_id: string
    readonly prescription_id: string
    /** `swapped`: the prescription of this id has an easier exercise; `withheld`: it is not in the plan. */
    readonly outcome: 'swapped' | 'withheld'
    readonly reasons: readonly Caution[]
  }[]
  /** What to mind, by prescription. */
  readonly notes: Readonly<Record<string, readonly Caution[]>>
  /** Codes with an answer that the therapist has not confirmed yet. */
  readonly waiting: readonly string[]
  /** Of the intake those that nobody has answered yet; absent in an answer that was kept before there were any. */
  readonly questions?: readonly CautionQuestion[]
}

export interface CautionQuestion {
  readonly id: string
  readonly area: 'health' | 'back' | 'hip' | 'limbs'
  readonly text: string
}

export type Body = 'woman' | 'man' | 'older_woman' | 'larger_man'

export interface Frame {
  readonly name: string
  readonly alt: string
  /** Addresses in the built app. The work side is drawn as the left. A plan kept from earlier may know fewer bodies. */
  readonly files: Readonly<Partial<Record<Body, string>> & { woman: string }>
  /** Which leg works in a photo of the practice's own; null: none, so it is the same for both. Absent: drawn as the left. */
  readonly shows?: Side | null
}

export interface Pictures {
  readonly motion: 'hold_last_frame' | 'loop_frames' | 'step_through_frames'
  readonly frames: readonly Frame[]
}

/** What is known of an exercise that a practice made itself; `etag` is what a change needs. */
export interface OwnExercise {
  readonly saved_at: string
  readonly saved_by: { readonly id: string; readonly display_name: string | null }
  /** No longer offered. Plans and records that have it keep it. */
  readonly is_removed: boolean
  readonly etag: string
}

export interface Exercise {
  readonly id: string
  readonly name: string
  readonly family: string
  readonly target_muscles: readonly string[]
  readonly level: 'easy' | 'medium' | 'hard'
  readonly position: string
  readonly start_position: string
  readonly cues: readonly string[]
  readonly side: 'per_side' | 'alternating' | 'none'
  readonly work_side: string | null
  readonly dose: Dose
  readonly days_per_week: number
  readonly sessions_per_day: number
  readonly pain_cap: number
  readonly equipment: readonly string[]
  readonly progression: readonly string[]
  readonly regression: readonly string[]
  readonly common_mistakes: readonly string[]
  readonly stop_if: readonly string[]
  readonly stop_if_common: readonly string[]
  readonly cautions: readonly Caution[]
  /** Why only some professions may prescribe it; null: anyone may suggest it. */
  readonly restriction?: 'strength' | 'nerve_slider' | 'therapist_only' | null
  /** Null where none were drawn; absent in a plan that was kept before there were pictures. */
  readonly pictures?: Pictures | null
  /** Null, or absent in a plan that was kept earlier: of the catalogue. */
  readonly own?: OwnExercise | null
}

export interface Prescription {
  readonly id: string
  readonly exercise_id: string
  readonly sides: Side | 'both' | null
  readonly first_side: Side | null
  readonly dose: Dose
  readonly note: string
}

export interface Routine {
  readonly id: string
  readonly name: string
  /** Monday = 1; exactly one of `weekdays` and `times_per_week` is set. */
  readonly weekdays: readonly number[] | null
  readonly times_per_week: number | null
  readonly times_per_day: number
  readonly prescriptions: readonly Prescription[]
}

export interface Plan {
  readonly id: string
  readonly version: number
  readonly saved_at: string
  readonly starts_on: string
  readonly ends_on: string | null
  readonly note: string
  readonly routines: readonly Routine[]
}
