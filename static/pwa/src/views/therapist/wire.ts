/** Shapes that only a therapist's screens use, field for field as the server sends them (docs/api.md). */
import type { Colour, LightReason } from '../../domain/light'
import type { Pause } from '../../domain/pause'
import type { Place } from '../../domain/places'
import type {
  AdherenceAnswer,
  Caution,
  DayState,
  Exercise,
  May,
  Plan,
  Prescription,
  Profession,
  Routine,
  SafetyLock,
  SessionLogItem,
  Side,
  StoppedBecause,
  WhyMissed,
} from '../../domain/wire'

export type AffectedSide = Side | 'both' | 'none'

export interface ClientItem {
  readonly id: string
  readonly display_name: string
  readonly affected_side: AffectedSide
  /** Codes that hold something back. */
  readonly cautions: readonly string[]
  /** Codes with an answer that no therapist has confirmed yet. */
  readonly waiting_cautions: readonly string[]
  /** Codes with any answer. */
  readonly asked_cautions: readonly string[]
  readonly time_zone: string
  readonly therapist_id: string
  readonly created_at: string
  /** null: as the practice has it. */
  readonly visit_cadence: Cadence | null
  readonly lock: SafetyLock | null
  /** Only of a client that is opened: until when what arrived is shown, and since when it is new to the reader. */
  readonly look?: { readonly read_at: string; readonly new_since: string | null }
}

/** From `least` to `most` visits; `least` 0: no set rhythm. */
export interface Cadence {
  readonly least: number
  readonly most: number
  readonly per: 'week' | 'month'
}

/** What `POST /clients` takes; `PATCH` any part of it. */
export type ClientFields = Pick<ClientItem, 'display_name' | 'affected_side' | 'time_zone'>

export interface Attention {
  readonly reason: string
  readonly value: number | string | null
  readonly text: string
}

/** The figures of a caseload row: adherence without its days and doses. */
export type Figures = Pick<
  AdherenceAnswer,
  | 'window'
  | 'prescribed'
  | 'done'
  | 'done_timed'
  | 'done_added_later'
  | 'partly'
  | 'missed'
  | 'unknown'
  | 'open'
  | 'extra'
  | 'band'
>

export interface CaseloadItem {
  readonly client: Pick<ClientItem, 'id' | 'display_name' | 'affected_side' | 'therapist_id' | 'time_zone'>
  readonly figures: Figures | null
  readonly last_practised_on: string | null
  readonly last_heard_at: string | null
  readonly last_visit_on: string | null
  readonly next_visit_on: string | null
  readonly attention: readonly Attention[]
}

export interface Caseload {
  readonly items: readonly CaseloadItem[]
}

/** Who saved; the name is null when the account is gone. */
export interface Person {
  readonly id: string
  readonly display_name: string | null
}

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

export interface Catalogue {
  readonly items: readonly Exercise[]
  readonly revision: string
  /** Caution code → what it means. */
  readonly cautions: Readonly<Record<string, string>>
  readonly families: Readonly<Record<string, string>>
}

/** What becomes of an exercise for one client. `instead`: the easier one in its place. */
export interface Judgement {
  readonly outcome: 'shown' | 'modified' | 'swapped' | 'withheld'
  readonly instead: string | null
  readonly reasons: readonly Caution[]
}

export type CautionAnswer = 'yes' | 'no' | 'not_sure'

export interface CautionTold {
  readonly answer: CautionAnswer
  /** Why it holds nothing back, where it was lifted. */
  readonly reason: string
  readonly told_by: 'client' | 'staff'
  readonly told_at: string
  readonly display_name: string | null
}

/** One code. Neither confirmed nor waiting: not asked. */
export interface ClientCaution {
  readonly code: string
  readonly meaning: string
  readonly question: { readonly id: string; readonly area: CautionArea; readonly text: string } | null
  readonly set_by_therapist: string | null
  readonly is_gate: boolean
  readonly protects: boolean
  readonly confirmed: CautionTold | null
  readonly waiting: CautionTold | null
}

export type CautionArea = 'health' | 'back' | 'hip' | 'limbs'

export interface ClientCautions {
  readonly items: readonly ClientCaution[]
  readonly gates: readonly Caution[]
  readonly exercises: Readonly<Record<string, Judgement>>
}

export interface Findings {
  readonly regions: readonly Region[]
  readonly worse_with: readonly Aggravator[]
  /** Null, also of the next two: not asked. */
  readonly day: 'sits' | 'stands' | 'changes' | null
  readonly runs: boolean | null
  readonly reaches_floor: boolean | null
  readonly goals: string
  readonly gait: string
  readonly posture: string
  readonly note: string
}

export type Region = 'low_back' | 'buttock' | 'back_of_thigh' | 'below_knee'
export type Aggravator = 'sitting' | 'standing' | 'walking' | 'bending' | 'leaning_back' | 'lying'

export interface Suggestion {
  readonly template_id: string
  readonly kind: 'main' | 'beside'
  readonly reasons: readonly string[]
  readonly changes: readonly (Judgement & { readonly exercise_id: string })[]
  /** Holds an exercise that only a therapist may choose. */
  readonly needs_choice: boolean
}

export interface FirstVisit {
  readonly findings: Findings | null
  readonly saved_at: string | null
  readonly saved_by: Person | null
  readonly suggestions: readonly Suggestion[]
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

/** A day's evidence is there when something was practised, its share when that was only partly done. */
export type FiguredDay = AdherenceAnswer['days'][number] & {
  readonly evidence?: 'timed' | 'added_later'
  readonly share_percent?: number
}

/** Adherence with what the calendar draws. */
export interface Adherence extends Omit<AdherenceAnswer, 'days'> {
  readonly days: readonly FiguredDay[]
  /** Of those added later: told to staff, and typed in from paper. */
  readonly done_reported: number
  readonly done_paper: number
}

/** One session. Not asked, skipped (asked, no score) and 0 are three values. */
export interface PainPoint {
  readonly on: string
  readonly before: number | null
  readonly before_asked: boolean
  readonly after: number | null
  readonly after_asked: boolean
  /** Of the morning after it, where a phone asked. */
  readonly morning: number | null
  readonly morning_asked: boolean
  readonly furthest_left: number | null
  readonly furthest_right: number | null
}

export interface PainSummary {
  readonly before_first: number | null
  readonly before_median: number | null
  readonly after_median: number | null
  readonly morning_median: number | null
  readonly points: readonly PainPoint[]
  /** First three answers before sessions against the last three; null with fewer than six. */
  readonly change: {
    readonly first: number
    readonly last: number
    readonly points: number
    readonly matters: boolean
  } | null
  /** Where it hurt when it was last marked. */
  readonly map: { readonly on: string; readonly places: readonly Place[] } | null
}

export interface Trouble {
  readonly exercise_id: string
  readonly side: Side | null
  readonly too_painful: number
  readonly cut_short: number
  readonly skipped: number
  /** What the client said of why those sessions ended early. */
  readonly because: readonly { readonly reason: StoppedBecause; readonly sessions: number }[]
}

/** A reason with the days it was given for; a day stands as often as it was given. */
export interface Reason<Why extends string> {
  readonly reason: Why
  readonly days: readonly string[]
}

export type PartOfDay = 'night' | 'morning' | 'midday' | 'afternoon' | 'evening'

/** Of timed sessions only. `hours`: 24 counts, midnight first. */
export interface TimesOfDay {
  readonly sessions: number
  readonly hours: readonly number[]
  readonly parts: readonly {
    readonly part: PartOfDay
    readonly from_hour: number
    readonly until_hour: number
    readonly sessions: number
  }[]
}

/** An answer to a safety question that was not a plain no, also one that was taken back. */
export interface SafetyAnswerTold {
  readonly answered_at: string
  readonly question_id: string
  /** null: a question that is no longer asked. */
  readonly text: string | null
  readonly answer: 'yes' | 'rather_not_say'
  readonly confirmed: boolean
}

/** A lock that was, and who opened it why; `unlocked_at` null: it is on. */
export interface LockRecord {
  readonly id: string
  readonly level: SafetyLock['level']
  /** Of a question that is no longer known the text is null. */
  readonly questions: readonly { readonly id: string; readonly text: string | null }[]
  readonly locked_at: string
  readonly unlocked_at: string | null
  readonly unlocked_by: (Person & { readonly profession: Profession | null }) | null
  readonly unlock_reason: string | null
  readonly examination: Examination | null
}

export interface Examination {
  readonly by_name: string
  readonly by_profession: 'doctor' | 'physiotherapist'
  readonly examined_on: string
}

export interface StaffMember {
  readonly id: string
  readonly display_name: string
  readonly role: 'therapist' | 'admin'
  readonly profession: Profession | null
}

/** `GET /practice`. `emergency_number` is the one in force: its own, else the country's, else the server's. */
export interface Practice {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly emergency_number: string
  readonly own_emergency_number: string | null
  readonly visit_cadence: Cadence | null
  readonly who_may: Readonly<Record<keyof May, readonly Profession[]>>
  readonly staff: readonly StaffMember[]
  readonly countries: readonly { readonly code: string; readonly emergency_number: string }[]
}

export interface LitSession {
  readonly session_id: string
  readonly on: string
  /** null: no pain was told. */
  readonly colour: Colour | null
  readonly reason: LightReason | null
  readonly exercises: Readonly<Record<string, Colour>>
}

export interface BriefLight {
  readonly sessions: readonly LitSession[]
  readonly holds: readonly { readonly exercise_id: string; readonly name: string; readonly held_at: string }[]
  readonly suggestions: readonly {
    readonly exercise_id: string
    readonly advice: 'fewer_reps' | 'progress'
    readonly text: string
  }[]
}

/** One exercise that was put on hold, and who opened it why; `opened_at` null: it is on hold. */
export interface HoldRecord {
  readonly id: string
  readonly exercise_id: string
  readonly name: string
  readonly held_at: string
  readonly opened_at: string | null
  readonly opened_by: { readonly id: string; readonly display_name: string | null } | null
  readonly open_reason: string | null
}

/** The client's own word on a day without a session, or on the week that ended on it. It changes no figure. */
export interface MissedWhy {
  readonly on: string
  readonly span: 'day' | 'week'
  readonly why: WhyMissed
  /** Pain told with it, where it was too much to start. */
  readonly score: number | null
  readonly state: DayState | null
}

export interface Brief {
  readonly window: { readonly first_on: string; readonly last_on: string }
  readonly since_visit: { readonly visited_on: string } | null
  /** What is planned; null once that day is over. */
  readonly next_visit_on: string | null
  /** Of these days, oldest first. */
  readonly visits: readonly string[]
  readonly adherence: Adherence
  readonly pain: PainSummary
  readonly trouble: readonly Trouble[]
  readonly notes: readonly { readonly on: string; readonly text: string; readonly session_id: string }[]
  readonly why_missed: readonly MissedWhy[]
  readonly stopped_early: readonly Reason<StoppedBecause>[]
  readonly times_of_day: TimesOfDay
  readonly plan_changes: readonly PlanChange[]
  readonly worth_asking: readonly { readonly id: string; readonly text: string; readonly rule: string }[]
  readonly safety: { readonly lock: SafetyLock | null; readonly answers: readonly SafetyAnswerTold[] }
  readonly light: BriefLight
}

/** What was measured on one day; `withdrawn_at`: it was taken back. */
export interface Measurement {
  readonly id: string
  readonly measured_on: string
  readonly kind: 'own_activities' | 'typed'
  readonly scores: readonly { readonly name: string; readonly value: number }[]
  readonly recorded_by: { readonly id: string; readonly display_name: string | null }
  readonly withdrawn_at: string | null
}

export interface ActivityChange {
  readonly first_on: string
  readonly last_on: string
  readonly activities: number
  readonly first: number
  readonly last: number
  readonly points: number
  readonly size: 'within_error' | 'small' | 'medium' | 'large'
}

export interface Measurements {
  readonly items: readonly Measurement[]
  readonly change: ActivityChange | null
}

export interface Visit {
  readonly id: string
  readonly visited_on: string
  readonly next_visit_on: string | null
  readonly note: string
  readonly recorded_at: string
  readonly is_withdrawn: boolean
  /** What it said until somebody changed it, newest first. */
  readonly changes: readonly (Pick<Visit, 'visited_on' | 'next_visit_on' | 'note' | 'is_withdrawn'> & {
    readonly changed_at: string
    readonly changed_by: Person
  })[]
}

/** How often the client comes; gaps are days from one visit to the next. */
export interface Rhythm extends Cadence {
  readonly shortest_gap: number
  readonly longest_gap: number | null
  readonly text: string
}

export interface VisitPage {
  readonly items: readonly Visit[]
  readonly next_cursor: string | null
  /** Today or later; null: none is planned. */
  readonly next_visit_on: string | null
  readonly rhythm: Rhythm | null
}

/** Days on which nothing is asked. The note never reaches the client. */
export interface SetPause extends Pause {
  readonly id: string
  readonly note: string
  readonly set_at: string
  readonly set_by: Person
}

export interface Device {
  readonly id: string
  readonly device_name: string
  readonly is_this_one: boolean
  readonly created_at: string
  /** Known to the day. */
  readonly last_used_at: string
  readonly last_heard_at: string | null
  /** How many entries it last said to hold back; null: it never said. */
  readonly unsent: number | null
  readonly retired_at: string | null
}

export interface Invitation {
  readonly code: string
  readonly url: string
  readonly qr_svg: string
  readonly expires_at: string
}

/** One of a session's logs as it was written. */
export interface HistoryItem extends SessionLogItem {
  readonly device_name: string | null
  readonly is_ruling: boolean
  readonly made_from_id: string | null
}
