import { request } from '../api'
import { CadenceForm } from '../visits/cadence_form'
import type { Practice } from '../wire'

interface Props {
  readonly practice: Practice
  readonly isAdmin: boolean
  readonly onSaved: () => void
}

function inWords({ visit_cadence: cadence }: Practice): string {
  if (!cadence) return 'Nobody has said how often clients come, so no visit is ever due.'
  if (cadence.least === 0) return 'No set rhythm: no visit is ever due.'
  const number = cadence.least === cadence.most ? cadence.least : `${cadence.least} to ${cadence.most}`
  return `${number} a ${cadence.per}, unless a client's own page says otherwise.`
}

/** How often clients come. From it follows when a visit is due. */
export function CadenceCard({ practice, isAdmin, onSaved }: Props) {
  return (
    <section class="card" aria-labelledby="cadence">
      <h2 id="cadence">Visits</h2>
      <p class="small">
        How often clients come. By it the caseload says when a visit is due, and days for the next one are offered. A
        client may have a rhythm of their own.
      </p>
      {isAdmin ? (
        <CadenceForm
          start={practice.visit_cadence}
          unsaid="Not said"
          save={(visit_cadence) => request('PATCH', '/practice', { body: { visit_cadence } })}
          onSaved={onSaved}
        />
      ) : (
        <p>{inWords(practice)}</p>
      )}
    </section>
  )
}
