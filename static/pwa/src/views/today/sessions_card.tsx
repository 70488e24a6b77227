import type { JSX } from 'preact'
import { counted, text } from '../../messages/messages'
import { mePlan, refusedIds, sessionsInForce, today } from '../../sync/state'
import { followInApp } from '../navigation'
import { SessionList } from '../progress/session_list'
import { routineName } from '../routine_name'
import { attentionReason } from '../session_words'

/** What was done today, each with where it is; and that an earlier one needs looking at. */
export function SessionsCard({ nowMs }: { nowMs: number }): JSX.Element {
  const known = [...sessionsInForce.value].reverse()
  const ofToday = known.filter(({ log }) => log.practised_on === today.value)
  const troubled = known.filter((session) => attentionReason(session, refusedIds.value)).length
  return (
    <>
      {ofToday.length > 0 && (
        <section class="card stack" aria-labelledby="today-sessions">
          <h2 id="today-sessions">{text('today.sessions')}</h2>
          <SessionList
            sessions={ofToday}
            routineName={routineName}
            refusedIds={refusedIds.value}
            donePercent={mePlan.value?.rules.done_percent ?? 100}
            nowMs={nowMs}
          />
        </section>
      )}
      {troubled > 0 && (
        <p class="notice bad">
          {counted('today.attention', troubled)}{' '}
          <a class="text-btn" href="/progress" onClick={followInApp}>
            {text('today.attention_see')}
          </a>
        </p>
      )}
    </>
  )
}
