import { postEntries } from '../device/api'
import { BATCH_LIMIT, isWorthGoingOn, judge, nextBatch, type Verdict } from '../domain/outbox'
import { resendAfter } from '../domain/resend'
import { deviceId } from '../store/device'
import type { WaitingEntry } from '../store/schema'
import type { Store } from '../store/store'

async function postBatch(store: Store, batch: readonly WaitingEntry[], left: number, limit: number): Promise<Verdict> {
  const { epoch } = await store.serverMemory()
  const sent_at = new Date().toISOString()
  const unsent = left + Number(store.mayHoldMore())
  const head = JSON.stringify({ device_id: await deviceId(), epoch, sent_at, unsent })
  // Entries are sent as the text they were written as, never parsed and written anew.
  const text = `${head.slice(0, -1)},"entries":[${batch.map((entry) => entry.text).join(',')}]}`
  const reply = await postEntries(store.account_id, text)
  const sent = batch.map(({ id }) => id)
  const verdict = judge(sent, reply, limit)
  await store.settle(batch, verdict, new Date().toISOString())
  return verdict
}

/** Puts back what a restored server has lost. Only asked when nothing else waits: what waits would look like a loss. */
async function putBackLost(store: Store, verdict: Verdict): Promise<boolean> {
  const waiting = await store.listOutbox()
  if (!verdict.answer || waiting.some((entry) => entry.refusals === 0)) return false
  const memory = await store.serverMemory()
  const { own, foreign } = await store.acknowledged(await deviceId())
  const again = resendAfter(verdict.answer, own, memory, foreign)
  await store.sendAgain(again.ids, again.memory)
  return again.ids.length > 0
}

/**
 * Sends all that waits, batch by batch, until it is confirmed or trouble comes. `speaks`: with nothing waiting, still
 * tells the server that nothing is unsent. Gives the last verdict; null when there was nothing to do.
 */
export async function drain(store: Store, speaks: boolean): Promise<Verdict | null> {
  let limit = BATCH_LIMIT
  let verdict: Verdict | null = null
  let goesOn = true
  while (goesOn) {
    const ready = await store.listReady()
    if (ready.length === 0 && (verdict !== null || !speaks)) break
    const batch = nextBatch(ready, limit)
    verdict = await postBatch(store, batch, (await store.unsentCount()) - batch.length, limit)
    goesOn = (await putBackLost(store, verdict)) || isWorthGoingOn(verdict, batch, limit)
    limit = verdict.limit
  }
  return verdict
}
