import { sessionShare } from '../domain/session_log'
import { mePlan, sessionsInForce } from '../sync/state'

/** The sessions that count, as weeks and calendars read them. */
export function weekSessions() {
  const donePercent = mePlan.value?.rules.done_percent ?? 100
  return sessionsInForce.value.map(({ log, status }) => ({
    routine_id: log.routine_id,
    practised_on: log.practised_on,
    is_done: sessionShare(log, donePercent).is_done,
    is_pending: status === 'pending',
  }))
}
