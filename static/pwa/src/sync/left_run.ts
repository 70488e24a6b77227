/** A run that was left: what the timer saw of it becomes a session, so that no day is judged by one that waits for a tap. */
import { clock } from '../device/clock'
import { isLeft, logOfLeft } from '../domain/left_run'
import { localDate } from '../domain/local_date'
import { newId } from '../store/device'
import { RunTakenOver, type Store } from '../store/store'
import { playerRun } from './player_run'
import { phoneZone, store, unfinishedRun } from './state'

/** Another tab has come to keep the same run in the meantime: it is in good hands. */
function unlessTakenOver(error: unknown): void {
  if (!(error instanceof RunTakenOver)) throw error
}

/** Ends the run on this phone's disk, and keeps what was done. `earlier_day`: only one that cannot be gone on with. */
export async function keepLeftRun(from: Store, which: 'earlier_day' | 'any'): Promise<void> {
  const inMemory = which === 'any' && unfinishedRun.value?.is_unwritten ? unfinishedRun.value : null
  const run = (await from.loadRun()) ?? inMemory
  const wall = clock.wall()
  const isMeant = which === 'any' || (run && !playerRun.value && isLeft(run, wall, localDate(wall, phoneZone())))
  if (!run || !isMeant) return
  const log = logOfLeft(run)
  const own = { ...run, owner: newId() }
  if (!log) await from.discardRun(run.id)
  else if (run.is_unwritten || (await from.saveRun(own))) await from.finishSession(own, log).catch(unlessTakenOver)
  if (store.value === from) unfinishedRun.value = await from.loadRun()
}
