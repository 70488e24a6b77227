import type { JSX } from 'preact'
import { addDays } from '../../domain/local_date'
import type { Pause } from '../../domain/pause'
import { text } from '../../messages/messages'
import { longDate } from '../time_words'

/** Nothing is asked for now; the routines below may be done all the same. */
export function PauseCard({ pause: { last_on } }: { pause: Pause }): JSX.Element {
  return (
    <section class="card stack-tight" aria-labelledby="pause-title">
      <h2 id="pause-title">{last_on ? text('pause.until', { day: longDate(last_on) }) : text('pause.open')}</h2>
      <p class="muted">
        {last_on ? text('pause.next', { day: longDate(addDays(last_on, 1)) }) : text('pause.therapist')}{' '}
        {text('pause.may')}
      </p>
    </section>
  )
}
