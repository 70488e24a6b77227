import { useState } from 'preact/hooks'
import { byId, nameOf, useCatalogue } from '../catalogue'
import { reasonsInWords } from '../cautions'
import { dayMonth, minutes, moment } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import { scheduleWords } from '../plan/schedule_words'
import { VersionsList } from '../plan/versions_list'
import type { ClientItem, PlanAnswer, PlanChange, SavedPlan } from '../wire'
import { count } from '../words'
import { CopyPlan } from './copy_plan'

function Routines({ plan }: { readonly plan: SavedPlan }) {
  return (
    <ul class="plan-routines">
      {plan.routines.map((routine) => (
        <li key={routine.id}>
          <b>{routine.name}</b>
          <small>
            {count(routine.prescriptions.length, 'exercise')}
            {routine.total_seconds !== undefined && `, ${minutes(routine.total_seconds)}`} · {scheduleWords(routine)}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** What cautions make of it now: the plan below is as it was written. */
function Fit({ plan }: { readonly plan: SavedPlan }) {
  const { state } = useCatalogue()
  const { gates = [], changes = [] } = plan.fit ?? {}
  const exercises = state.status === 'ready' ? byId(state.data) : new Map()
  const words = changes.map(({ exercise_id, instead }) =>
    instead
      ? `${nameOf(exercises, instead)} in place of ${nameOf(exercises, exercise_id)}`
      : `${nameOf(exercises, exercise_id)} left out`,
  )
  if (gates.length === 0 && words.length === 0) return null
  return (
    <p class="notice bad" role="note">
      <b>{gates.length > 0 ? 'The phone has nothing to practise. ' : 'The phone has it changed by cautions: '}</b>
      {gates.length > 0 ? reasonsInWords(gates) : `${words.join(', ')}.`}
    </p>
  )
}

/** Asked for when they are opened. */
function Versions({ client }: Pick<Props, 'client'>) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>All versions</summary>
      {isOpen && <VersionsList client={client} />}
    </details>
  )
}

function NoPlan({ clientId }: { readonly clientId: string }) {
  return (
    <>
      <p>No plan yet. The phone shows a routine as soon as you save one.</p>
      <a class="act" href={`/therapist/clients/${clientId}/plan`}>
        Make a plan
      </a>
    </>
  )
}

interface Props {
  readonly client: Pick<ClientItem, 'id' | 'time_zone'>
  readonly today: string
  /** The saves of the days shown, newest first. */
  readonly changed: readonly PlanChange[]
}

export function PlanCard({ client, today, changed }: Props) {
  const clientId = client.id
  const { state, reload } = useLoaded<PlanAnswer>(`/clients/${clientId}/plan`)
  return (
    <section class="card stack-tight" aria-labelledby="plan">
      <h2 id="plan">Plan</h2>
      <Show state={state} what="the plan" onRetry={() => void reload()}>
        {({ plan }) =>
          plan === null ? (
            <NoPlan clientId={clientId} />
          ) : (
            <>
              <p class="small">
                Version {plan.version}, saved {moment(plan.saved_at)}
                {plan.saved_by?.display_name && ` by ${plan.saved_by.display_name}`}. From{' '}
                {dayMonth(plan.starts_on, today)}
                {plan.ends_on ? ` to ${dayMonth(plan.ends_on, today)}` : ', open end'}.
              </p>
              {changed.map((version) => (
                <p key={version.version}>
                  <b>
                    <a href={`/therapist/clients/${clientId}/plan/versions/${version.version}`}>
                      Version {version.version}
                    </a>
                    , in the figures from {dayMonth(version.rules_from, today)}:
                  </b>{' '}
                  {version.changes.join('; ') || 'nothing changed in the routines'}.
                </p>
              ))}
              <Fit plan={plan} />
              <Routines plan={plan} />
              {plan.note && (
                <p>
                  Note to the client: <q>{plan.note}</q>
                </p>
              )}
              <Versions client={client} />
              <div class="acts">
                <a class="plain" href={`/therapist/clients/${clientId}/plan`}>
                  Change the plan
                </a>
                <a class="plain" href={`/therapist/clients/${clientId}/paper`}>
                  Print the plan
                </a>
                <CopyPlan clientId={clientId} />
              </div>
            </>
          )
        }
      </Show>
    </section>
  )
}
