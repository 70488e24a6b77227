import type { JSX } from 'preact'
import { isToSay, seeDoctor } from '../../domain/see_doctor'
import { named, text } from '../../messages/messages'
import { sessionsInForce, settings, today } from '../../sync/state'
import { choose } from '../choose'

/** About six weeks without change, or worse: said calmly, and after it was read not again for a while. */
export function DoctorCard(): JSX.Element | null {
  const told = sessionsInForce.value.flatMap(({ log }) =>
    log.pain_before.score === null ? [] : [{ on: log.practised_on, score: log.pain_before.score }],
  )
  const found = seeDoctor(told, today.value)
  if (!found || !isToSay(found, settings.value.doctor_read_on ?? null, today.value)) return null
  return (
    <section class="notice stack-tight" aria-labelledby="doctor">
      <h2 id="doctor">{text('doctor.title')}</h2>
      <p>{named('doctor', found)}</p>
      <p class="small">{text('doctor.urgent')}</p>
      <button type="button" class="text-btn" onClick={() => choose({ doctor_read_on: today.value })}>
        {text('doctor.read')}
      </button>
    </section>
  )
}
