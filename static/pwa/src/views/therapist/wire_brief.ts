/** The brief: what happened since the last visit, as the server sends it (docs/api.md). */
import type { Colour, LightReason } from '../../domain/light'
import type { Place } from '../../domain/places'
import type {
  AdherenceAnswer,
  DayState,
  Profession,
  SafetyLock,
  Side,
  StoppedBecause,
  WhyMissed,
} from '../../domain/wire'
import type { Person } from './wire'
import type { PlanChange } from './wire_plan'

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
