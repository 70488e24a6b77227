import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { OwnPicture } from '../device/own_pictures'
import type { KeptConsent } from '../domain/consent'
import type { CueWays } from '../domain/cue_ways'
import type { Accepted } from '../domain/history'
import type { OutboxEntry } from '../domain/outbox'
import type { SeenPlan } from '../domain/plan_news'
import type { Mark } from '../domain/player'
import type { ServerMemory } from '../domain/resend'
import type { LocalLock } from '../domain/safety'
import type { SessionEnd, SessionStart } from '../domain/session_log'
import type {
  AdherenceAnswer,
  Body,
  CautionAnswer,
  Entry,
  EntryOutcome,
  MePlan,
  PlanCautions,
  Routine,
  SafetyAnswerBody,
  SessionLogBody,
  SessionLogItem,
  Side,
  Step,
} from '../domain/wire'

/** The plan as the server sent it, with the ETag to ask again. */
export interface KeptPlan {
  readonly body: MePlan
  readonly etag: string | null
}

/** The run in progress: enough to go on after the tab was killed. `timeline` is the one that is played. */
export interface RunRecord {
  readonly id: string
  /** The tab that plays it; a tab that finds another's name here has been overtaken and stops writing. */
  readonly owner: string
  readonly start: SessionStart
  /** The words of the plan it was started from: a newer version must not change a routine half done. */
  readonly routine: Routine
  readonly exercises: MePlan['exercises']
  /** What to mind, by prescription; absent in a run that began before there were notes. */
  readonly notes?: PlanCautions['notes']
  readonly timeline: readonly Step[]
  readonly marks: readonly Mark[]
  /** What was said at "How was it?" so far; absent before the first word. */
  readonly said?: SessionEnd
  /** In memory only: the disk never took this run, so nothing on it speaks against this tab's. */
  readonly is_unwritten?: boolean
}

export type SessionStatus = 'pending' | EntryOutcome

/** A session as this phone knows it: its own, or one that the server told of (`is_own` false). */
export interface KnownSession {
  readonly id: string
  readonly log: SessionLogBody
  readonly status: SessionStatus
  readonly flags: readonly string[]
  readonly is_own: boolean
  /** When the practice had it, ISO instant; null: not yet, or before this was noted. */
  readonly received_at: string | null
  /** Another's, and no longer among what the server has in force: kept, and left out everywhere. */
  readonly is_gone?: true
}

export interface KeptAnswers {
  readonly id: string
  readonly body: SafetyAnswerBody
  /** Null: the answers lock nothing. */
  readonly lock: LocalLock | null
}

/** An entry of the outbox; `kind` only for showing what waits. */
export interface WaitingEntry extends OutboxEntry {
  readonly kind: Entry['kind']
  /** The device that wrote it: another one's when it came from a file. */
  readonly device_id: string
}

export interface AcknowledgedEntry {
  readonly id: string
  readonly month: string
  readonly kind: Entry['kind']
  readonly device_id: string
  readonly device_sequence: number
  readonly text: string
  readonly outcome: EntryOutcome
  readonly flags: readonly string[]
  /** By the service's clock, when it first came; absent where that was not noted yet. */
  readonly received_at?: string
}

/** The person's choices on this phone. Seconds are whole; null leaves the plan's. */
export interface Settings {
  readonly first_side: Side | null
  readonly prepare_seconds: number | null
  readonly switch_side_seconds: number | null
  /** Off: nothing is heard, whatever `cues` says. What is felt or seen stays. */
  readonly has_sound: boolean
  readonly cues: CueWays
  /** 0 to 100. */
  readonly voice_volume: number
  readonly tone_volume: number
  /** Cues lead on while the page is hidden or the screen locked. */
  readonly is_audio_led: boolean
  readonly has_vibration: boolean
  readonly keeps_screen_on: boolean
  /** Who is shown in the pictures. */
  readonly body: Body
  /** The day "see your doctor" was read; absent: it never was. */
  readonly doctor_read_on?: string
  /** The last day whose "what got in the way?" was set aside or answered; absent: none was. */
  readonly missed_aside_on?: string
  /** The version of the plan whose changes were read, or that was there first; absent: none was shown yet. */
  readonly plan_seen?: SeenPlan
  /** The day "put it on your home screen" was set aside; absent: it never was. */
  readonly install_aside_on?: string
  /** The reminder that the last calendar file was for; absent: none, or it was ended. */
  readonly reminder?: { readonly at: string; readonly days: 'daily' | 'planned' } | null
  /** What was answered here to questions of the intake, by their id: a yes holds until the plan was fitted to it. */
  readonly told_cautions: Readonly<Record<string, CautionAnswer>>
}

/** Settings as earlier releases wrote them too. */
export type KeptSettings = Partial<Settings> & { readonly has_tones?: boolean }

/** The person's own figures as they were last worked out; `at`: when, by this phone's clock. */
export interface KeptFigures {
  readonly answer: AdherenceAnswer
  readonly at: number
}

export interface AccountSchema extends DBSchema {
  plan: { key: 'current'; value: KeptPlan }
  run: { key: 'current'; value: RunRecord }
  sessions: { key: string; value: KnownSession }
  outbox: { key: string; value: WaitingEntry }
  acknowledged: { key: string; value: AcknowledgedEntry; indexes: { month: string } }
  settings: { key: 'choices' | 'figures'; value: KeptSettings | KeptFigures }
  safety: { key: string; value: KeptAnswers }
  /** As bytes, since some browsers cannot write blobs. */
  pictures: { key: string; value: OwnPicture }
  /** What the sending needs between starts. */
  sending: {
    key: 'device_sequence' | 'server' | 'received_at' | 'history' | 'consent'
    value: number | ServerMemory | Accepted | KeptConsent | string
  }
}

export const ACCOUNT_VERSION = 3

type Upgrading = IDBPTransaction<AccountSchema, StoreNames<AccountSchema>[], 'versionchange'>

/** Every version that phones in the field may have is brought to the newest; nothing they hold is left out. */
export async function upgradeAccount(
  database: IDBPDatabase<AccountSchema>,
  oldVersion: number,
  transaction: Upgrading,
): Promise<void> {
  if (oldVersion === 0) createStores(database)
  // Version 3 has the practice's own pictures.
  database.createObjectStore('pictures', { keyPath: 'address' })
  if (oldVersion === 1) await fillVersion2(transaction)
}

function createStores(database: IDBPDatabase<AccountSchema>): void {
  database.createObjectStore('plan')
  database.createObjectStore('run')
  database.createObjectStore('sessions', { keyPath: 'id' })
  database.createObjectStore('outbox', { keyPath: 'id' })
  database.createObjectStore('acknowledged', { keyPath: 'id' }).createIndex('month', 'month')
  database.createObjectStore('settings')
  database.createObjectStore('safety', { keyPath: 'id' })
  database.createObjectStore('sending')
}

/** Version 2 says when each session was received, and which device wrote each entry. */
async function fillVersion2(transaction: Upgrading): Promise<void> {
  for await (const cursor of transaction.objectStore('sessions').iterate()) {
    const { received_at } = cursor.value.log as Partial<SessionLogItem>
    await cursor.update({ ...cursor.value, received_at: received_at ?? null })
  }
  for (const name of ['outbox', 'acknowledged'] as const) {
    for await (const cursor of transaction.objectStore(name).iterate()) {
      const { device_id } = JSON.parse(cursor.value.text) as Entry
      await cursor.update({ ...cursor.value, device_id })
    }
  }
}
