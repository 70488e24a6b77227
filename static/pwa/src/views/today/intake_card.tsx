import type { JSX } from 'preact'
import { counted, text } from '../../messages/messages'
import { followInApp } from '../navigation'

export const INTAKE = '/intake'

/** Questions about health that nobody has asked yet. They can wait; what is told counts at once. */
export function IntakeCard({ count }: { count: number }): JSX.Element | null {
  if (count === 0) return null
  return (
    <section class="card stack" aria-labelledby="intake-title">
      <div>
        <h2 id="intake-title">{text('intake.card_title')}</h2>
        <p class="small">{text('intake.card')}</p>
      </div>
      <a class="btn second" href={INTAKE} onClick={followInApp}>
        {counted('intake.open', count)}
      </a>
    </section>
  )
}
