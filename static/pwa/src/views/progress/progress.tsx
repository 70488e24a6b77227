import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../../device/api'
import { clock } from '../../device/clock'
import { addDays, mondayOf } from '../../domain/local_date'
import type { AdherenceAnswer } from '../../domain/wire'
import { text } from '../../messages/later'
import type { KnownSession } from '../../store/schema'
import {
  account,
  mePlan,
  practisedSessions,
  refusedIds,
  sessionsInForce,
  syncState,
  today,
  withdrawnSessions,
} from '../../sync/state'
import { setWithdrawn } from '../../sync/withdraw'
import { MissedList } from '../missed/missed_list'
import { routineName } from '../routine_name'
import { Screen } from '../screen'
import { Calendar, calendarDays } from './calendar'
import { Figures } from './figures'
import { SessionList } from './session_list'
import { isOwnRecord, Withdraw } from './withdraw'

const WEEKS = 6
const SESSIONS_SHOWN = 30

interface Fetched {
  readonly answer: AdherenceAnswer
  readonly at: number
}

/** The person's own weeks: what the phone knows at once, what the practice has worked out when there is a network. */
export function Progress(): JSX.Element {
  const known = mePlan.value
  const monday = mondayOf(today.value)
  const first_on = addDays(monday, -7 * (WEEKS - 1))
  const fetched = useFigures(first_on, today.value)
  const dates = Array.from({ length: WEEKS * 7 }, (_, index) => addDays(first_on, index))
  const sessions = practisedSessions.value
  const newestFirst = [...sessionsInForce.value].reverse().slice(0, SESSIONS_SHOWN)
  const donePercent = known?.rules.done_percent ?? 100
  const now = clock.wall()
  const withdrawn = [...withdrawnSessions.value].reverse().slice(0, SESSIONS_SHOWN)
  const list = { routineName, refusedIds: refusedIds.value, donePercent, nowMs: now, actions }
  return (
    <Screen title={text('progress.title')}>
      <section class="card stack" aria-labelledby="weeks-title">
        <h2 id="weeks-title">{text('progress.weeks')}</h2>
        <Calendar days={calendarDays(dates, today.value, fetched?.answer ?? null, sessions)} today={today.value} />
      </section>
      {fetched ? (
        <Figures
          answer={fetched.answer}
          exercises={known?.exercises ?? {}}
          asOfMs={fetched.at}
          nowMs={now}
          donePercent={donePercent}
          unsent={sessions.filter((session) => session.is_pending && session.practised_on >= first_on).length}
        />
      ) : (
        <p class="notice">{text('progress.figures_none')}</p>
      )}
      <MissedList />
      <section class="card stack" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{text('progress.sessions')}</h2>
        {newestFirst.length === 0 && <p class="muted">{text('progress.no_sessions')}</p>}
        <SessionList {...list} sessions={newestFirst} />
      </section>
      {withdrawn.length > 0 && (
        <section class="card stack" aria-labelledby="withdrawn-title">
          <h2 id="withdrawn-title">{text('session.withdrawn_title')}</h2>
          <p class="small">{text('session.withdrawn_lead')}</p>
          <SessionList {...list} sessions={withdrawn} />
        </section>
      )}
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

function actions(session: KnownSession, name: string): JSX.Element | null {
  if (!isOwnRecord(session)) return null
  const { is_withdrawn } = session.log
  return <Withdraw name={name} isOut={is_withdrawn} onChange={(isOut) => setWithdrawn(session, isOut)} />
}

/** Asked again when something was received, so that the figures follow what was sent. */
function useFigures(first_on: string, last_on: string): Fetched | null {
  const [fetched, setFetched] = useState<Fetched | null>(null)
  const { lastReceivedAt } = syncState.value
  const isSignedIn = account.value?.is_signed_in ?? false
  useEffect(() => {
    let isCurrent = true
    const query = new URLSearchParams({ first_on, last_on })
    if (isSignedIn) {
      void call<AdherenceAnswer>(`/me/adherence?${query}`).then((answer) => {
        if (isCurrent && answer.ok) setFetched({ answer: answer.body, at: clock.wall() })
      })
    }
    return () => {
      isCurrent = false
    }
  }, [first_on, last_on, lastReceivedAt, isSignedIn])
  return fetched
}
