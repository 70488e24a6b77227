/** A paper sheet and the ticks typed in from it, field for field as the service has them (docs/api.md). */
import type { Evidence } from '../../domain/wire'

export type Amount = 'all' | 'half' | 'little'

/** A session that is recorded already, from whatever source. */
export interface Recorded {
  readonly id: string
  readonly evidence: Evidence
  readonly is_done: boolean
}

export interface SheetDay {
  readonly on: string
  /** 0: nothing is due, the handout has no box. */
  readonly boxes: number
  readonly recorded: readonly Recorded[]
}

export interface SheetRoutine {
  readonly id: string
  readonly name: string
  readonly weekdays: readonly number[] | null
  readonly times_per_week: number | null
  readonly times_per_day: number
  readonly exercise_ids: readonly string[]
  readonly days: readonly SheetDay[]
}

/** `GET /clients/{client_id}/paper-sheet`. `plan_version` null: there is no plan, and so no sheet. */
export interface TickSheet {
  readonly plan_version: number | null
  readonly versions: readonly { readonly version: number; readonly saved_on: string }[]
  readonly since_visit_on: string | null
  readonly first_on: string
  readonly last_on: string
  readonly earliest_on: string
  readonly routines: readonly SheetRoutine[]
}

export interface TickBody {
  readonly id: string
  readonly routine_id: string
  readonly practised_on: string
  readonly amount: Amount
  readonly note: string
}

/** Of `POST …/paper-sheet` and `…/paper-sheet/take-back`. */
export interface TickResults {
  readonly results: readonly {
    readonly id: string
    readonly outcome: 'stored' | 'duplicate' | 'taken_back' | 'refused'
    readonly code: string
    readonly message: string
  }[]
}
