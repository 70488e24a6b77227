/** Sessions that this phone did not write: another phone's, and what the practice added, corrected or withdrew. */
import { type Answer, call, meantFor } from '../device/api'
import { logsInForce } from '../domain/corrections'
import { type Days, daysToFetch, differences, type InForce, type MonthsInForce } from '../domain/history'
import type { Page, SessionLogItem } from '../domain/wire'
import type { Store } from '../store/store'
import { showKept } from './load'

/** Of one stretch of days. A thousand sessions are years of practice. */
const MOST_PAGES = 20

/** The sessions in force of what the server has: what waits here, or could not be read there, it does not count. */
async function inForceThere(of: Store): Promise<InForce[]> {
  const known = await of.listSessions()
  const sent = known.filter(({ status }) => status !== 'pending' && status !== 'quarantined')
  return logsInForce(sent).map(({ id, log }) => ({ id, practised_on: log.practised_on }))
}

function queryOf(asked: Readonly<Record<string, string | null>>): string {
  return Object.entries(asked)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&')
}

async function fetchDays(into: Store, days: Days): Promise<boolean> {
  const listed = new Set<string>()
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = queryOf({ ...days, cursor })
    const headers = meantFor(into.account_id)
    const answer: Answer<Page<SessionLogItem>> = await call(`/me/session-logs?${query}`, { headers })
    if (!answer.ok || !Array.isArray(answer.body.items)) return false
    await into.saveHistory(answer.body.items)
    for (const { id } of answer.body.items) listed.add(id)
    cursor = answer.body.next_cursor
    if (cursor === null) {
      await into.setGoneAside(days, listed)
      return true
    }
  }
  return true
}

function isMonthsInForce(body: unknown): body is MonthsInForce {
  return typeof body === 'object' && body !== null && 'first_on' in body && 'months' in body
}

/**
 * Brings the sessions known here to what the server has in force. With nothing new that is one small request. A month
 * that differs although it was fetched may hang on logs of another: then all that the server told of is fetched once.
 */
export async function fetchHistory(into: Store): Promise<void> {
  const answer = await call<unknown>('/me/session-logs/digest', { headers: meantFor(into.account_id) })
  if (!answer.ok || !isMonthsInForce(answer.body)) return
  const told = answer.body
  const accepted = await into.acceptedHistory()
  const found = differences(told, await inForceThere(into))
  const stretches = daysToFetch(found, accepted)
  for (const days of stretches) if (!(await fetchDays(into, days))) return
  let rest = stretches.length > 0 ? differences(told, await inForceThere(into)) : found
  if (daysToFetch(rest, accepted).length > 0) {
    if (!(await fetchDays(into, { first_on: told.first_on, last_on: null }))) return
    rest = differences(told, await inForceThere(into))
  }
  if (JSON.stringify(rest) !== JSON.stringify(accepted)) await into.acceptHistory(rest)
  if (stretches.length > 0) await showKept(into)
}
