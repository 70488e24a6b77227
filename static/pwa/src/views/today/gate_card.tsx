import type { JSX } from 'preact'
import { inWords, isWaiting } from '../../domain/plan_cautions'
import type { Caution, MePlan } from '../../domain/wire'
import { text } from '../../messages/messages'
import { refreshPlan, syncNow } from '../../sync/sync'
import { CheckButton } from '../check_button'

/** In place of the routines while something holds the whole plan: why, and who opens it. */
export function GateCard({ gates, known }: { gates: readonly Caution[]; known: MePlan }): JSX.Element {
  const practice = known.practice_name
  return (
    <section class="card stack" aria-labelledby="gate-title">
      <h2 id="gate-title">{text('cautions.gate_title')}</h2>
      <ul class="bullets">
        {inWords(gates).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {isWaiting(known.cautions, gates) && <p>{text('cautions.waiting')}</p>}
      <p>{practice ? text('cautions.gate', { practice }) : text('cautions.gate_plain')}</p>
      <CheckButton label={text('cautions.check')} unchanged={text('cautions.still')} onCheck={refreshPlan} />
    </section>
  )
}

/** Until the service has fitted the plan to what was answered here. */
export function UnheardCard(): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="unheard-title">
      <h2 id="unheard-title">{text('cautions.unheard_title')}</h2>
      <p>{text('cautions.unheard')}</p>
      <CheckButton label={text('cautions.check_plan')} unchanged={text('cautions.still')} onCheck={lookAgain} />
    </section>
  )
}

async function lookAgain(): Promise<boolean> {
  await syncNow()
  return refreshPlan()
}
