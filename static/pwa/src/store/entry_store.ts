import type { ConsentText, KeptConsent } from '../domain/consent'
import type { LoadedEntry } from '../domain/entry_file'
import type { KeptCheckIn } from '../domain/hold'
import type { LocalLock } from '../domain/safety'
import type {
  CautionAnswerBody,
  CheckInBody,
  ConsentBody,
  Entry,
  SafetyAnswerBody,
  SessionLogBody,
} from '../domain/wire'
import type { Connection } from './connection'
import { newId } from './device'
import { enqueue, entryForFile, newSession, type Sender, type Told, type Writing, writing } from './outbox_store'
import type { AccountSchema, KeptAnswers, WaitingEntry } from './schema'

export interface TakenIn {
  readonly added: number
  /** These were here already, sent or not. */
  readonly known: number
}

type LevelOf = (answers: SafetyAnswerBody['answers']) => LocalLock['level'] | null

/** Answers with the lock they make on this phone; `level` null: none. */
export function keptAnswers(id: string, body: SafetyAnswerBody, level: LocalLock['level'] | null): KeptAnswers {
  return { id, body, lock: level ? { id, level, locked_at: body.answered_at } : null }
}

function keptCheckIn({ id, kind, text }: Pick<WaitingEntry, 'id' | 'kind' | 'text'>, received_at: string | null) {
  if (kind !== 'check_in') return null
  return { id, body: (JSON.parse(text) as { body: CheckInBody }).body, received_at }
}

async function takeIn(tx: Writing, entry: LoadedEntry, levelOf: LevelOf): Promise<boolean> {
  const { log, ...told } = entry
  const stores = ['outbox', 'acknowledged', 'sessions'] as const
  const found = await Promise.all(stores.map((name) => tx.objectStore(name).count(entry.id)))
  if (found.some((count) => count > 0)) return false
  await tx.objectStore('outbox').put({ ...told, refusals: 0 })
  if (log) await tx.objectStore('sessions').put(newSession(entry.id, log))
  const body = (JSON.parse(entry.text) as Entry).body as Partial<SafetyAnswerBody>
  if (entry.kind === 'safety_answer' && Array.isArray(body.answers) && typeof body.answered_at === 'string') {
    const answers = body as SafetyAnswerBody
    await tx.objectStore('safety').put(keptAnswers(entry.id, answers, levelOf(answers.answers)))
  }
  return true
}

export function entries({ use, write }: Connection<AccountSchema>, sender: () => Promise<Sender>) {
  const put = async (told: Told, beside: (tx: Writing) => Promise<unknown>): Promise<void> => {
    const from = await sender()
    await write(async (database) => {
      const tx = writing(database)
      await beside(tx)
      await enqueue(tx, told, from)
      await tx.done
    })
  }
  return {
    /** A session that no timer saw, or a correction: session and entry in one transaction. */
    async recordSession(log: SessionLogBody): Promise<string> {
      const id = newId()
      await put({ id, kind: 'session_log', body: log }, (tx) => tx.objectStore('sessions').put(newSession(id, log)))
      return id
    },
    /** Every check-in that this phone wrote and still keeps, those that wait included. */
    async listCheckIns(): Promise<KeptCheckIn[]> {
      const [waiting, sent] = await use((database) =>
        Promise.all([database.getAll('outbox'), database.getAll('acknowledged')]),
      )
      const read = sent.filter(({ outcome }) => outcome !== 'quarantined')
      return [
        ...read.map((entry) => keptCheckIn(entry, entry.received_at ?? null)),
        ...waiting.map((entry) => keptCheckIn(entry, null)),
      ].flatMap((kept) => kept ?? [])
    },
    async recordCheckIn(body: CheckInBody): Promise<string> {
      const id = newId()
      await put({ id, kind: 'check_in', body }, async () => undefined)
      return id
    },
    async recordCautions(body: CautionAnswerBody): Promise<void> {
      await put({ id: newId(), kind: 'caution_answer', body }, async () => undefined)
    },
    /** What was answered and its entry in one transaction: from then on it rules what is sent. */
    async recordConsent(text: ConsentText, told: ConsentBody): Promise<KeptConsent> {
      const kept = { text, told }
      await put({ id: newId(), kind: 'consent', body: told }, (tx) => tx.objectStore('sending').put(kept, 'consent'))
      return kept
    },
    /** Answers, the lock they make on this phone (`level` null: none) and their entry in one transaction. */
    async recordAnswers(body: SafetyAnswerBody, level: LocalLock['level'] | null): Promise<KeptAnswers> {
      const kept = keptAnswers(newId(), body, level)
      await this.keepAnswers(kept)
      return kept
    },
    /** As `recordAnswers`, under an id that they have already. */
    keepAnswers: (kept: KeptAnswers): Promise<void> =>
      put({ id: kept.id, kind: 'safety_answer', body: kept.body }, (tx) => tx.objectStore('safety').put(kept)),
    /** The text that the session's entry has, or will have once the disk takes it. */
    async textForFile(id: string, log: SessionLogBody): Promise<string> {
      const from = await sender()
      const told = { id, kind: 'session_log', body: log } as const
      const entry = await use((database) => entryForFile(database, told, from))
      return entry.text
    },
    /** Entries of a file, in one transaction: all that are not here yet, or none. */
    async takeIn(loaded: readonly LoadedEntry[], levelOf: LevelOf): Promise<TakenIn> {
      return write(async (database) => {
        const tx = writing(database)
        let added = 0
        for (const entry of loaded) added += Number(await takeIn(tx, entry, levelOf))
        await tx.done
        return { added, known: loaded.length - added }
      })
    },
  }
}
