/** Entries that need a person, field for field as the server sends them (docs/api.md). */
import type { SafetyLevel, SessionLogBody, SessionLogItem, StepResult } from '../../domain/wire'
import type { Person, SafetyAnswerTold } from './wire'

export interface Decision {
  readonly decision: 'dismissed' | 'mapped' | 'read_again' | 'chosen'
  readonly reason: string
  readonly content_hash: string | null
  readonly log_id: string | null
  readonly decided_at: string
  /** null: a release that could read it. */
  readonly decided_by: Person | null
}

export interface UnreadEntry {
  readonly id: string
  readonly received_at: string
  readonly kind: string
  readonly schema_version: number
  readonly app_version: string
  readonly device_name: string | null
  readonly why: string
  /** It holds what looks like a red answer. */
  readonly has_locked: boolean
  readonly can_be_read: boolean
  readonly decision: Decision | null
}

/** What could be read of a session that could not be read as a whole. */
export interface Salvaged {
  readonly routine_id: string | null
  readonly practised_on: string | null
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly steps: readonly StepResult[]
  readonly amount: 'all' | 'half' | 'little' | null
  readonly note: string
}

export interface UnreadDetail extends UnreadEntry {
  readonly places: readonly { readonly pointer: string; readonly message: string }[]
  readonly content: string
  readonly salvaged: Salvaged
}

export interface EntryInVersions {
  readonly id: string
  readonly kind: string
  readonly device_name: string | null
  readonly received_at: string
  readonly count: number
  /** One of the versions holds a red answer. */
  readonly has_locked: boolean
  readonly decision: Decision | null
}

export interface Waiting {
  readonly unread: readonly UnreadEntry[]
  readonly unread_total: number
  readonly versions: readonly EntryInVersions[]
  readonly dated_ahead: readonly SessionLogItem[]
}

export type Share = Pick<SessionLogItem, 'is_done' | 'share_percent' | 'prescribed_seconds' | 'done_seconds'>

export interface EntryVersion {
  readonly content_hash: string
  readonly is_first: boolean
  readonly received_at: string
  readonly device_name: string | null
  readonly kind: string
  readonly is_readable: boolean
  readonly log: (SessionLogBody & Share) | null
  /** Of a safety screen, but for a plain no. */
  readonly answers: readonly SafetyAnswerTold[]
  /** At which level it locks the routines, whichever version is chosen. */
  readonly lock_level: SafetyLevel | null
  readonly content: string
}

export interface EntryVersions {
  readonly id: string
  readonly items: readonly EntryVersion[]
  readonly decision: Decision | null
}
