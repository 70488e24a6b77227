import type { JSX } from 'preact'
import { inWords, isWaiting, leftOut } from '../../domain/plan_cautions'
import type { Caution, PlanCautions, Routine } from '../../domain/wire'
import { counted, text } from '../../messages/messages'

interface Props {
  readonly cautions: PlanCautions | undefined
  readonly count: number
  readonly reasons: readonly Caution[]
}

function Why({ cautions, count, reasons }: Props): JSX.Element | null {
  if (count === 0) return null
  return (
    <details class="left-out small">
      <summary>
        {counted('cautions.left_out', count)} {text('cautions.why')}
      </summary>
      <ul class="bullets">
        {inWords(reasons).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p>{text(isWaiting(cautions, reasons) ? 'cautions.waiting' : 'cautions.ask')}</p>
    </details>
  )
}

/** What cautions leave out of this routine: how many and why, never which. */
export function LeftOut({ cautions, routineId }: { cautions: PlanCautions | undefined; routineId: string }) {
  return <Why cautions={cautions} {...leftOut(cautions, (id) => id === routineId)} />
}

/** The same of routines of which nothing is left. */
export function HeldRoutines(props: { cautions: PlanCautions | undefined; routines: readonly Routine[] }) {
  const known = new Set(props.routines.map(({ id }) => id))
  const held = leftOut(props.cautions, (id) => !known.has(id))
  if (held.count === 0) return null
  return (
    <section class="card">
      <Why cautions={props.cautions} {...held} />
    </section>
  )
}
