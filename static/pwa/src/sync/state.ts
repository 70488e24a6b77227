/**
 * What the client's screens show, as signals. Read them anywhere; they are changed in src/sync only, always after the
 * phone's disk has it. `store` is the account's own database (src/store/store.ts).
 */
import { computed, signal } from '@preact/signals'
import { type KeptConsent, NO_CONSENT } from '../domain/consent'
import { logsInForce, rulingLogs } from '../domain/corrections'
import { type HoldSpan, heldSince, type KeptCheckIn, litSession } from '../domain/hold'
import { localDate } from '../domain/local_date'
import type { Trouble } from '../domain/outbox'
import { lockInForce } from '../domain/safety'
import { sessionShare } from '../domain/session_log'
import { type Week, weekOf } from '../domain/week'
import type { MePlan } from '../domain/wire'
import type { KnownAccount } from '../store/device'
import type { KeptAnswers, KnownSession, RunRecord, Settings } from '../store/schema'
import { DEFAULT_SETTINGS } from '../store/settings'
import type { Store } from '../store/store'

/** False until the phone's disk was read at the start: show nothing that a moment later would be wrong. */
export const isLoaded = signal(false)

/** Null: nobody has signed in here. `is_signed_in` false: the server wants a new code; the plan still plays. */
export const account = signal<KnownAccount | null>(null)
export const store = signal<Store | null>(null)

/** Null: no answer of the server was ever kept. An answer with `plan: null` means that there is no plan. */
export const mePlan = signal<MePlan | null>(null)
/** Every session known here, corrections and their originals included; `sessionsInForce` has those that rule. */
export const sessions = signal<readonly KnownSession[]>([])
/** Sessions among what waits that the server refused although they were sent alone. */
export const refusedIds = signal<ReadonlySet<string>>(new Set())
export const answers = signal<readonly KeptAnswers[]>([])
/** What was said between sessions: mornings after, and days with too much pain to start. */
export const checkIns = signal<readonly KeptCheckIn[]>([])
/** A run that was not finished: offer to go on with it. */
export const unfinishedRun = signal<RunRecord | null>(null)
export const settings = signal<Settings>(DEFAULT_SETTINGS)
/** What the practice asks to agree to, and the answer. */
export const consent = signal<KeptConsent>(NO_CONSENT)

export interface SyncState {
  /** Entries that the server has not confirmed yet. */
  readonly unsent: number
  /** When the server last confirmed anything; ISO instant. */
  readonly lastReceivedAt: string | null
  readonly problem: Trouble | null
  readonly isSending: boolean
}

export const syncState = signal<SyncState>({ unsent: 0, lastReceivedAt: null, problem: null, isSending: false })

export function phoneZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The local date of this moment. */
export function dayHere(): string {
  return localDate(Date.now(), phoneZone())
}

const lastToldDay = signal<string | null>(null)

/**
 * Today's local date; moved on by the sync engine's beat. Worked out when it is first asked for: a browser's first look
 * at its zones takes 20 ms and more, which is none of the reading of modules.
 */
export const today = computed(() => lastToldDay.value ?? dayHere())

/** It is `day` on this phone now. */
export function tellDay(day: string): void {
  lastToldDay.value = day
}

function inForce(of: readonly KnownSession[]): KnownSession[] {
  const byId = new Map(of.map((session) => [session.id, session]))
  return logsInForce(of).flatMap(({ id }) => byId.get(id) ?? [])
}

/** Sessions that rule after corrections, oldest first. */
export const sessionsInForce = computed(() => inForce(sessions.value))

/** Sessions that were withdrawn, oldest first: they can be put back. */
export const withdrawnSessions = computed(() => {
  const byId = new Map(sessions.value.map((session) => [session.id, session]))
  return rulingLogs(sessions.value).flatMap(({ id, log }) => (log.is_withdrawn ? (byId.get(id) ?? []) : []))
})

/** The lock in force: routines stay closed, also without network. */
export const lock = computed(() => {
  const safety = mePlan.value?.safety
  const local = answers.value.flatMap((kept) => kept.lock ?? [])
  return lockInForce(local, safety?.lock ?? null, safety?.unlocked_ids ?? [])
})

/** Exercises that sessions known here put on hold, each with the day since when. */
const heldHere = computed<ReadonlyMap<string, string>>(() => {
  const rules = mePlan.value?.rules.light
  if (!rules) return new Map()
  const read = sessionsInForce.value.filter(
    ({ status, flags }) => status !== 'quarantined' && !flags.includes('future_date'),
  )
  const lit = read.map((session) => litSession(session, checkIns.value, rules))
  return heldSince(lit, mePlan.value?.holds?.opened ?? {}, rules)
})

/** Exercises that wait for the therapist: those that the server names, and those that sessions known here say. */
export const heldIds = computed<ReadonlySet<string>>(
  () => new Set([...(mePlan.value?.holds?.held ?? []), ...heldHere.value.keys()]),
)

/** On which days: as the server says, and since when what it does not know of yet. */
const holdSpans = computed<readonly HoldSpan[]>(() => {
  const told = mePlan.value?.holds?.days ?? []
  const open = new Set(told.filter(({ last_on }) => last_on === null).map(({ exercise_id }) => exercise_id))
  const here = [...heldHere.value].filter(([exercise_id]) => !open.has(exercise_id))
  return [...told, ...here.map(([exercise_id, first_on]) => ({ exercise_id, first_on, last_on: null }))]
})

/**
 * What weeks and calendars count, as the server does: a session of which nothing was done is none, nor is one that it
 * could not read or that it found dated in the future.
 */
export const practisedSessions = computed(() => {
  const donePercent = mePlan.value?.rules.done_percent ?? 100
  const read = sessions.value.filter(({ status }) => status !== 'quarantined')
  return inForce(read).flatMap(({ log, status, flags }) => {
    const { percent, is_done } = sessionShare(log, donePercent)
    const { routine_id, practised_on } = log
    const isCounted = percent > 0 && !flags.includes('future_date')
    return isCounted ? [{ routine_id, practised_on, is_done, is_pending: status === 'pending' }] : []
  })
})

/** This week under the plan; null without one. */
export const week = computed<Week | null>(() => {
  const plan = mePlan.value?.plan
  if (!plan || !mePlan.value) return null
  const { time_zone, pauses } = mePlan.value
  return weekOf(plan, practisedSessions.value, today.value, time_zone, pauses, holdSpans.value)
})
