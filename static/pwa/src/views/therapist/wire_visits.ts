/** Visits and what was measured at them, and days on which nothing is asked (docs/api.md). */
import type { Pause } from '../../domain/pause'
import type { Cadence, Person } from './wire'

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
