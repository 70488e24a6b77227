import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { clock } from '../../device/clock'
import { addDays, mondayOf } from '../../domain/local_date'
import { minutesByWeek } from '../../domain/practice_minutes'
import { text } from '../../messages/later'
import type { KnownSession } from '../../store/schema'
import { setWithdrawn } from '../../sync/record'
import { mePlan, practisedSessions, refusedIds, sessionsInForce, today, withdrawnSessions } from '../../sync/state'
import { MissedList } from '../missed/missed_list'
import { followInApp } from '../navigation'
import { routineName } from '../routine_name'
import { Screen } from '../screen'
import { shortDate } from '../time_words'
import { Calendar, calendarDays } from './calendar'
import { Figures } from './figures'
import { MinutesCard } from './minutes_card'
import { ADD, SESSION } from './paths'
import { SessionList } from './session_list'
import { useFigures } from './use_figures'
import { isOwnRecord, Withdraw } from './withdraw'
import '../../styles/progress.css'

const WEEKS = 6
const SESSIONS_SHOWN = 14
/** A year: as far back as every phone knows the sessions. */
const MOST_PAGES_BACK = 8

/** The person's own weeks: what the phone knows at once, what the practice has worked out when there is a network. */
export function Progress(): JSX.Element {
  const [pagesBack, setPagesBack] = useState(0)
  const known = mePlan.value
  const first_on = addDays(mondayOf(today.value), -7 * (WEEKS * (pagesBack + 1) - 1))
  const end_on = addDays(first_on, 7 * WEEKS - 1)
  const last_on = end_on < today.value ? end_on : today.value
  const figures = useFigures(first_on, last_on, pagesBack === 0)
  const dates = Array.from({ length: WEEKS * 7 }, (_, index) => addDays(first_on, index))
  const sessions = practisedSessions.value
  const isHere = (on: string) => on >= first_on && on <= last_on
  const logs = sessionsInForce.value.map(({ log }) => log)
  return (
    <Screen title={text('progress.title')}>
      <section class="card stack" aria-labelledby="weeks-title">
        <h2 id="weeks-title">
          {pagesBack === 0
            ? text('progress.weeks')
            : text('progress.weeks_of', { first: shortDate(first_on), last: shortDate(last_on) })}
        </h2>
        <Calendar days={calendarDays(dates, today.value, figures?.answer ?? null, sessions)} today={today.value} />
        <Paging pagesBack={pagesBack} onPage={setPagesBack} />
      </section>
      <MinutesCard weeks={minutesByWeek(logs, first_on, WEEKS)} />
      {figures ? (
        <Figures
          answer={figures.answer}
          exercises={known?.exercises ?? {}}
          asOfMs={figures.at}
          nowMs={clock.wall()}
          donePercent={known?.rules.done_percent ?? 100}
          unsent={sessions.filter((session) => session.is_pending && isHere(session.practised_on)).length}
        />
      ) : (
        <p class="notice">{text('progress.figures_none')}</p>
      )}
      {pagesBack === 0 && <MissedList />}
      <Sessions />
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

function Paging({ pagesBack, onPage }: { pagesBack: number; onPage: (pagesBack: number) => void }): JSX.Element {
  return (
    <div class="paging">
      <button
        type="button"
        class="text-btn"
        disabled={pagesBack >= MOST_PAGES_BACK}
        onClick={() => onPage(pagesBack + 1)}
      >
        {text('progress.earlier')}
      </button>
      {pagesBack > 0 && (
        <button type="button" class="text-btn" onClick={() => onPage(pagesBack - 1)}>
          {text('progress.later')}
        </button>
      )}
    </div>
  )
}

/** Every session that this phone knows, newest first, page by page; then those that were taken out. */
function Sessions(): JSX.Element {
  const [shown, setShown] = useState(SESSIONS_SHOWN)
  const newestFirst = [...sessionsInForce.value].reverse()
  const withdrawn = [...withdrawnSessions.value].reverse().slice(0, shown)
  const donePercent = mePlan.value?.rules.done_percent ?? 100
  const list = { routineName, refusedIds: refusedIds.value, donePercent, nowMs: clock.wall(), actions }
  return (
    <>
      <section class="card stack" aria-labelledby="sessions-title">
        <div>
          <h2 id="sessions-title">{text('progress.sessions')}</h2>
          <a class="text-btn" href={ADD} onClick={followInApp}>
            {text('told.add')}
          </a>
        </div>
        {newestFirst.length === 0 && <p class="muted">{text('progress.no_sessions')}</p>}
        <SessionList {...list} sessions={newestFirst.slice(0, shown)} />
        {newestFirst.length > shown && (
          <button type="button" class="btn second small-btn" onClick={() => setShown(shown + 2 * SESSIONS_SHOWN)}>
            {text('progress.more')}
          </button>
        )}
      </section>
      {withdrawn.length > 0 && (
        <section class="card stack" aria-labelledby="withdrawn-title">
          <h2 id="withdrawn-title">{text('session.withdrawn_title')}</h2>
          <p class="small">{text('session.withdrawn_lead')}</p>
          <SessionList {...list} sessions={withdrawn} />
        </section>
      )}
    </>
  )
}

function actions(session: KnownSession, name: string): JSX.Element | null {
  if (!isOwnRecord(session)) return null
  const { is_withdrawn } = session.log
  return (
    <div class="session-actions">
      {!is_withdrawn && (
        <a
          class="text-btn"
          href={`${SESSION}${session.id}`}
          aria-label={text('told.edit_of', { session: name })}
          onClick={followInApp}
        >
          {text('told.edit')}
        </a>
      )}
      <Withdraw name={name} isOut={is_withdrawn} onChange={(isOut) => setWithdrawn(session, isOut)} />
    </div>
  )
}
