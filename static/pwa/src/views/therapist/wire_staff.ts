/** Who works in the practice, as the service has it. */
import type { Profession } from '../../domain/wire'

export type StaffRole = 'therapist' | 'admin'

export interface Person {
  readonly id: string
  readonly display_name: string
  readonly email: string
  readonly role: StaffRole
  readonly profession: Profession | null
  readonly created_at: string
  /** Null: let in. */
  readonly disabled_at: string | null
  /** To the day; null: never. */
  readonly last_used_at: string | null
  /** How many clients are theirs. */
  readonly clients: number
}

export interface StaffInvitation {
  readonly id: string
  readonly email: string
  readonly display_name: string
  readonly role: StaffRole
  readonly profession: Profession | null
  readonly created_at: string
  readonly expires_at: string
}

export interface Staff {
  readonly people: readonly Person[]
  readonly invitations: readonly StaffInvitation[]
}

/** Shown this once. */
export interface StaffLink {
  readonly id: string
  readonly url: string
  readonly expires_at: string
}

/** What a link is for, told to whoever holds it. */
export interface LinkMeant {
  readonly purpose: 'invitation' | 'reset'
  readonly practice_name: string
  readonly display_name: string
  readonly email: string
  readonly expires_at: string
}
