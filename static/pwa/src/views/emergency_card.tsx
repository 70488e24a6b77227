import type { JSX } from 'preact'
import { text } from '../messages/messages'
import { Icon } from './icons'
import { followInApp } from './navigation'

/** The tap that calls for help. */
export function CallButton({ emergencyNumber }: { emergencyNumber: string }): JSX.Element {
  return (
    <a class="btn danger" href={`tel:${emergencyNumber}`}>
      <Icon name="call" />
      {text('learn.stop_call', { number: emergencyNumber })}
    </a>
  )
}

/** The signs in one line, and the call. It stands on Learn also while its pages cannot be loaded. */
export function EmergencyCard({
  emergencyNumber,
  hasPage,
}: {
  emergencyNumber: string
  hasPage: boolean
}): JSX.Element {
  return (
    <section class="card stack lock-emergency" aria-labelledby="learn-stop">
      <h2 id="learn-stop">{text('learn.stop_title')}</h2>
      <p>{text('learn.stop_lead', { number: emergencyNumber })}</p>
      <CallButton emergencyNumber={emergencyNumber} />
      {hasPage && (
        <a class="text-btn" href="/learn/emergency" onClick={followInApp}>
          {text('learn.stop_more')}
        </a>
      )}
    </section>
  )
}
