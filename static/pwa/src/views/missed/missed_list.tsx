import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addDays } from '../../domain/local_date'
import { type MissedWithWhy, missedIn, whyOf } from '../../domain/why_missed'
import { named, text } from '../../messages/later'
import { checkIns, lock, mePlan, practisedSessions, today } from '../../sync/state'
import { longDate, shortDate } from '../time_words'
import { WhyMissedChoice } from './why_missed'

const DAYS = 14

/** In Progress: days without a session, with what was said of them or the question. Never how many in a row. */
export function MissedList(): JSX.Element | null {
  const known = mePlan.value
  if (!known?.plan || lock.value) return null
  const of = {
    plan: known.plan,
    sessions: practisedSessions.value,
    time_zone: known.time_zone,
    pauses: known.pauses ?? [],
  }
  const days = missedIn(of, addDays(today.value, -DAYS), addDays(today.value, -1))
  if (days.length === 0) return null
  return (
    <section class="card stack" aria-labelledby="missed-list">
      <div>
        <h2 id="missed-list">{text('missed.list_title')}</h2>
        <p class="small">{text('missed.list_lead')}</p>
      </div>
      <ul class="session-list">
        {days.map((missed) => (
          <li key={missed.on}>
            <Line missed={{ ...missed, why: whyOf(checkIns.value, missed.on) }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ missed }: { missed: MissedWithWhy }): JSX.Element {
  const [isAsked, setIsAsked] = useState(false)
  const { on, span, why } = missed
  const day = span === 'day' ? longDate(on) : text('missed.week_of', { day: shortDate(on) })
  if (isAsked) {
    return (
      <>
        <b>{day}</b>
        <WhyMissedChoice missed={missed} onNotNow={() => setIsAsked(false)} onTold={() => setIsAsked(false)} />
      </>
    )
  }
  return (
    <div class="split">
      <b>{day}</b>
      {why ? (
        <span class="small">{text('missed.said', { why: named('missed', why).toLowerCase() })}</span>
      ) : (
        <button
          type="button"
          class="text-btn"
          aria-label={text('missed.say_of', { day })}
          onClick={() => setIsAsked(true)}
        >
          {text('missed.say')}
        </button>
      )}
    </div>
  )
}
