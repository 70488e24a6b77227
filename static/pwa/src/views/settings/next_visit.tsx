import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../../device/api'
import { text } from '../../messages/later'
import { longDate } from '../time_words'

/** The day of the next visit as the practice wrote it down, and the file that puts it into a calendar. */
export function NextVisit(): JSX.Element | null {
  const [on, setOn] = useState<string | null>(null)
  useEffect(() => {
    void call<{ next_visit_on: string | null }>('/me/visits').then((answer) => {
      if (answer.ok) setOn(answer.body.next_visit_on)
    })
  }, [])
  // Without network, or with nothing planned, there is nothing to say: a day that was kept may have been moved since.
  if (!on) return null
  return (
    <section class="card stack" aria-labelledby="settings-visit">
      <h2 id="settings-visit">{text('settings.visit')}</h2>
      <p>{longDate(on)}</p>
      <a class="btn second small-btn" href="/api/v1/me/visits.ics" download>
        {text('settings.visit_calendar')}
      </a>
    </section>
  )
}
