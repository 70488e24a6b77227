/** Shapes on the wire, field for field as the server sends and takes them (docs/api.md). Times in `_seconds` are whole. */

import type { HoldSpan } from './hold'
import type { Pause } from './pause'
import type { Place } from './places'
import type { Exercise, Plan, PlanCautions, Side, Step, StepKind } from './wire_plan'

export type * from './wire_plan'

export type SafetyLevel = 'emergency' | 'same_day' | 'clinician_first' | 'caution'
export type SafetyScreen = 'full' | 'before_session'

export interface SafetyQuestion {
  readonly id: string
  readonly screen: SafetyScreen
  readonly text: string
  readonly level: SafetyLevel
  readonly rather_not_say_level: SafetyLevel | null
}

export interface SafetyLock {
  readonly id: string
  readonly level: SafetyLevel
  readonly locked_at: string
}

/** The numbers that the traffic light is played by (domain/light.ts, domain/hold.ts). */
export interface LightRules {
  readonly amber_from: number
  readonly red_from: number
  readonly red_rise: number
  readonly start_ceiling: number
  readonly retreat_rise: number
  readonly retreat_most: number
  readonly reds_to_hold: number
  readonly reds_within_days: number
  readonly greens_to_clear: number
}

/** What one save of the plan changed, in words. */
export interface ToldChange {
  readonly version: number
  readonly saved_at: string
  /** The plan's note is new with it. */
  readonly has_new_note: boolean
  readonly lines: readonly string[]
}

/** `GET /me/plan`. `exercises` and `timelines` (by routine id) hold all that the plan needs. */
export interface MePlan {
  readonly plan: Plan | null
  /** Of the last saves those that changed something, newest first; absent in an answer that was kept before. */
  readonly changes?: readonly ToldChange[]
  readonly timelines: Readonly<Record<string, readonly Step[]>>
  readonly exercises: Readonly<Record<string, Exercise>>
  /** Absent in an answer that was kept before there were any. */
  readonly cautions?: PlanCautions
  readonly safety: {
    readonly questions: readonly SafetyQuestion[]
    readonly lock: SafetyLock | null
    readonly unlocked_ids: readonly string[]
    readonly emergency_number: string
  }
  /** `light`: absent in a plan that was kept before there was one; then no light is shown. */
  readonly rules: { readonly done_percent: number; readonly light?: LightRules }
  /** Exercises that wait for the therapist, and when each was last opened; absent as `light` is. */
  readonly holds?: {
    readonly held: readonly string[]
    readonly opened: Readonly<Record<string, string>>
    /** On which days; absent in an answer that was kept before they were told. */
    readonly days?: readonly HoldSpan[]
  }
  /** What is on or to come, and of the last two weeks; absent as `light` is. */
  readonly pauses?: readonly Pause[]
  readonly therapist_name: string
  readonly practice_name: string
  readonly time_zone: string
  /** Of the practice's text to agree to; null: it asks nothing; absent in a plan that was kept before there were any. */
  readonly consent_version?: number | null
}

export type Outcome = 'done' | 'cut_short' | 'skipped' | 'too_painful'
export type Evidence = 'timed' | 'added_later' | 'reported_to_therapist' | 'paper'
export type StoppedBecause = 'finished' | 'pain' | 'time' | 'interrupted' | 'unsure_how' | 'other'
export type Quality = 'dull' | 'sharp' | 'burning' | 'tingling' | 'numb' | 'shooting'

export interface StepResult {
  readonly step_index: number
  readonly exercise_id: string
  readonly side: Side | null
  readonly kind: StepKind
  readonly prescribed_seconds: number
  readonly done_seconds: number
  readonly audio_led_seconds: number
  readonly unobserved_seconds: number
  /** Done once more, beyond `done_seconds`: shown apart, no dose. Absent before version 3, and where nothing was repeated. */
  readonly repeated_seconds?: number
  readonly outcome: Outcome
}

/** `asked` false: never shown. Asked with `score` null: skipped. 0 is an answer. Furthest: 0 none … 5 foot. */
export interface PainReport {
  readonly asked: boolean
  readonly score: number | null
  readonly furthest_left: number | null
  readonly furthest_right: number | null
  readonly qualities: readonly Quality[]
  /** Where it hurts on the body map; absent in version 1, and where nothing was marked. */
  readonly places?: readonly Place[]
}

export interface SessionLogBody {
  readonly plan_id: string | null
  readonly plan_version: number | null
  readonly routine_id: string | null
  readonly evidence: Evidence
  readonly started_at: string
  readonly ended_at: string
  readonly practised_on: string
  readonly steps: readonly StepResult[]
  readonly amount: 'all' | 'half' | 'little' | null
  readonly pain_before: PainReport
  readonly pain_after: PainReport
  readonly stopped_because: StoppedBecause | null
  readonly note: string
  readonly replaces_id: string | null
  readonly corrected_at: string | null
  readonly is_withdrawn: boolean
}

export type WhyMissed = 'pain' | 'time' | 'forgot' | 'unsure_how' | 'felt_fine'

export interface CheckInBody {
  readonly about_session_id: string | null
  readonly on: string
  readonly pain: PainReport | null
  readonly why_missed: WhyMissed | null
}

export interface SafetyAnswerBody {
  readonly answered_at: string
  readonly screen: SafetyScreen
  readonly answers: readonly {
    readonly question_id: string
    readonly answer: 'no' | 'yes' | 'rather_not_say'
    /** False: "I tapped wrong". */
    readonly confirmed: boolean
  }[]
}

export type CautionAnswer = 'yes' | 'no' | 'not_sure'

export interface CautionAnswerBody {
  readonly answered_at: string
  readonly answers: readonly { readonly question_id: string; readonly answer: CautionAnswer }[]
}

/** `refused` also takes back what was agreed before. */
export interface ConsentBody {
  readonly answered_at: string
  readonly text_version: number
  readonly answer: 'agreed' | 'refused'
}

interface EntryOf<Kind extends string, Version extends number, Body> {
  readonly id: string
  readonly kind: Kind
  readonly schema_version: Version
  readonly app_version: string
  readonly device_id: string
  readonly device_sequence: number
  readonly time_zone: string
  readonly body: Body
}

export type Entry =
  | EntryOf<'session_log', 3, SessionLogBody>
  | EntryOf<'check_in', 2, CheckInBody>
  | EntryOf<'safety_answer', 1, SafetyAnswerBody>
  | EntryOf<'caution_answer', 1, CautionAnswerBody>
  | EntryOf<'consent', 1, ConsentBody>

export type EntryOutcome = 'stored' | 'duplicate' | 'conflict' | 'quarantined'

/** Answer of `POST /me/entries`. `digest` by UTC month "2026-11" of the ids' time, for the calling device. */
export interface EntriesAnswer {
  readonly epoch: string
  readonly sequence: number
  readonly digest: Readonly<Record<string, { readonly count: number; readonly xor: string }>>
  readonly results: readonly {
    readonly id: string
    readonly outcome: EntryOutcome
    readonly flags: readonly string[]
    /** By the service's clock, when it first came. */
    readonly received_at?: string
  }[]
}

export type DayState =
  | 'done'
  | 'partly'
  | 'missed'
  | 'unknown'
  | 'open'
  | 'rest'
  | 'extra'
  | 'paused'
  | 'locked'
  | 'before_plan'

export interface AdherenceAnswer {
  readonly window: { readonly first_on: string; readonly last_on: string }
  readonly prescribed: number
  readonly done: number
  readonly done_timed: number
  readonly done_added_later: number
  readonly partly: number
  readonly missed: number
  readonly unknown: number
  readonly open: number
  readonly extra: number
  readonly paused: number
  readonly locked: number
  readonly days_practised: number
  readonly band: 'on_plan' | 'partly' | 'low' | null
  readonly days: readonly {
    readonly on: string
    readonly due: number
    readonly done: number
    readonly state: DayState
  }[]
  readonly dose: readonly {
    readonly exercise_id: string
    readonly side: Side | null
    readonly prescribed_seconds: number
    readonly done_seconds: number
  }[]
  readonly devices: readonly { readonly name: string; readonly last_heard_at: string | null }[]
}

/** An item of `GET /me/session-logs` and `GET /clients/{id}/session-logs`, newest first. */
export interface SessionLogItem extends SessionLogBody {
  readonly id: string
  /** The log that this one corrects, at any remove; its own id when it corrects none. */
  readonly first_id: string
  readonly routine_name: string | null
  readonly is_done: boolean
  readonly share_percent: number
  readonly prescribed_seconds: number
  readonly done_seconds: number
  readonly flags: readonly string[]
  readonly received_at: string
  /** Staff who recorded it; null: the client's phone. */
  readonly recorded_by: { readonly id: string; readonly display_name: string | null } | null
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next_cursor: string | null
}

/** RFC 9457. `errors` name places by JSON Pointer. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[]
}

export type Profession =
  | 'physiotherapist'
  | 'doctor'
  | 'osteopath'
  | 'chiropractor'
  | 'massage_therapist'
  | 'sports_therapist'
  | 'other'

/** What staff may do by their profession, as the practice has set it. */
export interface May {
  readonly unlock_urgent: boolean
  readonly prescribe_restricted: boolean
}

/** `profession` and `may` are null for a client; `profession` also for staff of whom nobody has said it. */
export interface Me {
  readonly account: {
    readonly id: string
    readonly role: 'client' | 'therapist' | 'admin'
    readonly display_name: string
    readonly profession?: Profession | null
  }
  readonly practice: { readonly id: string; readonly name: string }
  readonly may?: May | null
}
