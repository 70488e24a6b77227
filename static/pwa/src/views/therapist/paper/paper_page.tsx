import { useState } from 'preact/hooks'
import type { Body, Caution } from '../../../domain/wire'
import { me } from '../api'
import { byId, useCatalogue } from '../catalogue'
import { reasonsInWords } from '../cautions'
import { useLoaded } from '../loading'
import { Choice } from '../parts/choice'
import { FailureNotice, Show } from '../parts/notice'
import type { Catalogue, ClientItem, PlanAnswer, Practice, SavedPlan } from '../wire'
import { lastDay } from './card_page'
import { Sheet } from './sheet'
import { useLink } from './use_link'

const BODIES: readonly { readonly value: Body; readonly label: string }[] = [
  { value: 'woman', label: 'A woman' },
  { value: 'man', label: 'A man' },
  { value: 'older_woman', label: 'An older woman' },
  { value: 'larger_man', label: 'A larger man' },
]
const WEEKS = ['1', '2', '4'] as const

interface Props {
  readonly client: ClientItem
  readonly plan: SavedPlan
  readonly catalogue: Catalogue
  readonly practice: Practice
}

function Ready({ client, plan, catalogue, practice }: Props) {
  const [body, setBody] = useState<Body>('woman')
  const [weeks, setWeeks] = useState<(typeof WEEKS)[number]>('2')
  const link = useLink(client.id)
  return (
    <>
      <div class="page-head paper-wishes">
        <div>
          <p class="crumbs small">
            <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a>
          </p>
          <h1>Plan to print</h1>
          <p class="small">
            Back with ticks on it? <a href={`/therapist/clients/${client.id}/ticks`}>Type in a paper sheet</a>
          </p>
        </div>
        <div class="acts">
          <Choice legend="Pictures show" options={BODIES} value={body} onChange={setBody} />
          <Choice
            legend="Weeks to tick"
            options={WEEKS.map((value) => ({ value, label: value }))}
            value={weeks}
            onChange={setWeeks}
          />
          {!link.made && (
            <button type="button" class="plain" disabled={link.isBusy} onClick={link.make}>
              Add a code for the phone
            </button>
          )}
          <button type="button" class="act" onClick={() => window.print()}>
            Print
          </button>
        </div>
      </div>
      {link.failure && <FailureNotice failure={link.failure} />}
      <Sheet
        plan={plan}
        name={client.display_name}
        practice={me.value?.practice.name ?? ''}
        emergencyNumber={practice.emergency_number}
        code={link.made ? { invitation: link.made, until: lastDay(link.made, client.time_zone) } : null}
        exercises={byId(catalogue)}
        wishes={{ body, weeks: Number(weeks) }}
      />
    </>
  )
}

function None({ clientId }: { readonly clientId: string }) {
  return (
    <section class="card stack-tight">
      <h1>Plan to print</h1>
      <p>
        No plan yet. <a href={`/therapist/clients/${clientId}/plan`}>Make a plan</a>
      </p>
    </section>
  )
}

/** Nothing is printed of a plan that a caution holds, as nothing is on the phone. */
function Held({ gates }: { readonly gates: readonly Caution[] }) {
  return (
    <section class="card stack-tight">
      <h1>Plan to print</h1>
      <p>There is nothing to print: the client's cautions hold the whole plan.</p>
      <p>{reasonsInWords(gates)}</p>
    </section>
  )
}

/** Loads the saved plan as cautions leave it, not one that is being changed: paper and phone say the same. */
export function PaperPage({ clientId }: { readonly clientId: string }) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  const plan = useLoaded<PlanAnswer>(`/clients/${clientId}/plan`)
  const practice = useLoaded<Practice>('/practice')
  const catalogue = useCatalogue(0)
  return (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => (
        <Show state={catalogue.state} what="the exercises" onRetry={() => void catalogue.reload()}>
          {(exercises) => (
            <Show state={practice.state} what="the practice" onRetry={() => void practice.reload()}>
              {(own) => (
                <Show state={plan.state} what="the plan" onRetry={() => void plan.reload()}>
                  {({ plan: saved }) => {
                    if (saved === null) return <None clientId={clientId} />
                    if (saved.fit && saved.fit.gates.length > 0) return <Held gates={saved.fit.gates} />
                    return <Ready client={person} plan={saved} catalogue={exercises} practice={own} />
                  }}
                </Show>
              )}
            </Show>
          )}
        </Show>
      )}
    </Show>
  )
}
