import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { sessionToAskAbout } from '../../domain/after_session'
import { type Missed, missedToAskAbout } from '../../domain/why_missed'
import type { WhyMissed } from '../../domain/wire'
import { named, text } from '../../messages/later'
import { answers, checkIns, mePlan, practisedSessions, sessionsInForce, settings, today } from '../../sync/state'
import { choose } from '../choose'
import { localDayOf, longDate } from '../time_words'
import { WhyMissedChoice } from './why_missed'

interface Told {
  readonly missed: Missed
  readonly why: WhyMissed
}

/** On Today, once: what got in the way. It can be left, and says nothing about how often. */
export function MissedCard(): JSX.Element | null {
  const [told, setTold] = useState<Told | null>(null)
  const missed = toAskAbout()
  if (told) {
    return (
      <p class="notice ok" role="status">
        {named('missed.thanks', told.why)}
      </p>
    )
  }
  if (!missed) return null
  const { span, on } = missed
  return (
    <section class="card stack" aria-labelledby="missed-title">
      <div>
        <h2 id="missed-title">
          {span === 'day' ? text('missed.title_day', { day: longDate(on) }) : text('missed.title_week')}
        </h2>
        <p class="small">{text(span === 'day' ? 'missed.lead_day' : 'missed.lead_week')}</p>
      </div>
      <WhyMissedChoice
        key={on}
        missed={missed}
        onNotNow={() => choose({ missed_aside_on: on })}
        onTold={(why) => setTold({ missed, why })}
      />
    </section>
  )
}

/** One question at a time: a morning after a session comes first. */
function toAskAbout(): Missed | null {
  const known = mePlan.value
  const isAsked = sessionToAskAbout(sessionsInForce.value, checkIns.value, today.value) !== null
  if (!known?.plan || isAsked) return null
  const { plan, time_zone, pauses = [] } = known
  const lockedOn = answers.value.flatMap(({ lock }) => (lock ? localDayOf(lock.locked_at) : []))
  const { missed_aside_on = null } = settings.value
  const of = { plan, sessions: practisedSessions.value, time_zone, pauses }
  return missedToAskAbout(of, checkIns.value, today.value, missed_aside_on, lockedOn)
}
