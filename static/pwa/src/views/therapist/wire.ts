/** Shapes that only a therapist's screens use, field for field as the server sends them (docs/api.md). */
import type {
  AdherenceAnswer,
  Caution,
  Exercise,
  May,
  Profession,
  SafetyLock,
  SessionLogItem,
  Side,
} from '../../domain/wire'

export type * from './wire_brief'
export type * from './wire_plan'
export type * from './wire_visits'

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
