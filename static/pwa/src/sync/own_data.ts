/** All that this phone and the practice keep of the person, put into files of their own. */
import { call, meantFor } from '../device/api'
import { clock } from '../device/clock'
import { saveAsFile } from '../device/download'
import { sessionsTable, type TableWords } from '../domain/own_table'
import { account, answers, checkIns, mePlan, sessions, sessionsInForce, settings, store, today } from './state'

/** A record of many years takes its time. */
const RECORD_TIMEOUT_MS = 120_000

/** Null: the practice could not be reached, or not to the end; half a record is no JSON, so none looks like a whole one. */
async function fromPractice(account_id: string): Promise<unknown> {
  const answer = await call<{ readonly format?: unknown }>('/me/record', {
    headers: meantFor(account_id),
    timeout_ms: RECORD_TIMEOUT_MS,
  })
  return answer.ok && answer.body.format === 'homestretch-record' ? answer.body : null
}

/** Everything as JSON. `whole`: with what the practice keeps; else only what is on this phone, and the file says so. */
export async function saveOwnData(): Promise<'whole' | 'phone_only' | 'nothing'> {
  const at = store.value
  const known = account.value
  if (!at || !known) return 'nothing'
  const waiting = await at.listOutbox()
  const practice = await fromPractice(at.account_id)
  const file = {
    format: 'homestretch-own-data',
    version: 1,
    made_at: new Date(clock.wall()).toISOString(),
    name: known.account.display_name,
    practice: known.practice.name,
    from_practice: practice,
    on_this_phone: {
      plan: mePlan.value,
      sessions: sessions.value,
      check_ins: checkIns.value,
      safety_answers: answers.value,
      unsent: waiting.map(({ text }) => JSON.parse(text) as unknown),
      settings: settings.value,
    },
  }
  saveAsFile(`homestretch-my-data-${today.value}.json`, `${JSON.stringify(file, null, 1)}\n`)
  return practice ? 'whole' : 'phone_only'
}

/** The sessions that this phone knows as a table; gives how many. */
export function saveOwnTable(words: TableWords): number {
  const logs = sessionsInForce.value
  if (logs.length > 0) {
    saveAsFile(`homestretch-sessions-${today.value}.csv`, sessionsTable(logs, words), 'text/csv')
  }
  return logs.length
}
