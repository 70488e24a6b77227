import type { Mark } from '../domain/player'
import type { SessionLogBody } from '../domain/wire'
import type { Connection } from './connection'
import { enqueue, newSession, type Sender, type Writing, writing } from './outbox_store'
import { askToPersist } from './persist'
import type { AccountSchema, RunRecord } from './schema'

const STRICT = { durability: 'strict' } as const

/** Another tab plays this run, or has finished it: this one must not write to it any more. */
export class RunTakenOver extends Error {
  override readonly name = 'RunTakenOver'
}

function onDisk({ is_unwritten: _, ...run }: RunRecord): RunRecord {
  return run
}

async function finish(tx: Writing, run: RunRecord, log: SessionLogBody, from: Sender): Promise<void> {
  const finished = await tx.objectStore('sessions').get(run.id)
  const kept = await tx.objectStore('run').get('current')
  const isKept = kept?.id === run.id && kept.owner === run.owner
  const isOwn = isKept || run.is_unwritten === true
  if (isOwn && !finished) {
    await tx.objectStore('sessions').put(newSession(run.id, log))
    await enqueue(tx, { id: run.id, kind: 'session_log', body: log }, from)
  }
  if (isKept) await tx.objectStore('run').delete('current')
  await tx.done
  // Done once more after a lost connection it finds what it wrote itself; anything else is another tab's, words and all.
  const isWritten = finished ? JSON.stringify(finished.log) === JSON.stringify(log) : isOwn
  if (!isWritten) throw new RunTakenOver(run.id)
}

/** The run in progress. One that the disk never took (`is_unwritten`) is this tab's as long as no other is there. */
export function runs({ use, write }: Connection<AccountSchema>, sender: () => Promise<Sender>) {
  return {
    loadRun: async (): Promise<RunRecord | null> => (await use((database) => database.get('run', 'current'))) ?? null,
    /** Begins a run, or takes one over for this tab (`run.owner`). False: there is another, which stays as it is. */
    async saveRun(run: RunRecord): Promise<boolean> {
      const isOnly = await write(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        const kept = await tx.store.get('current')
        if (!kept || kept.id === run.id) await tx.store.put(onDisk(run), 'current')
        await tx.done
        return !kept || kept.id === run.id
      })
      void askToPersist()
      return isOnly
    },
    /** Writes the run's marks; true when they are on the disk. Raises `RunTakenOver` when it is no longer this tab's. */
    async saveMarks(run: RunRecord, marks: readonly Mark[]): Promise<boolean> {
      return write(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        const kept = await tx.store.get('current')
        const isOwn = kept ? kept.id === run.id && kept.owner === run.owner : run.is_unwritten === true
        if (isOwn) await tx.store.put(onDisk({ ...run, marks }), 'current')
        await tx.done
        // Another's run in the only place: this one goes on in memory and becomes a session of its own.
        if (!isOwn && !run.is_unwritten) throw new RunTakenOver(run.id)
        return isOwn
      })
    },
    /** Ends a run without any record, when the person says so. */
    async discardRun(id: string): Promise<void> {
      await write(async (database) => {
        const tx = database.transaction('run', 'readwrite', STRICT)
        if ((await tx.store.get('current'))?.id === id) await tx.store.delete('current')
        await tx.done
      })
    },
    /**
     * Session, its outbox entry and the end of the run in ONE transaction; gives the entry's id. The run's id becomes
     * the entry's, so two tabs can never make two sessions of it.
     */
    async finishSession(run: RunRecord, log: SessionLogBody): Promise<string> {
      const from = await sender()
      await write((database) => finish(writing(database), run, log, from))
      void askToPersist()
      return run.id
    },
  }
}
