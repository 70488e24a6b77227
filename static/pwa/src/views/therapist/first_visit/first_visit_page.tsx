import { useState } from 'preact/hooks'
import { useCatalogue } from '../catalogue'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import { LeaveGuard } from '../plan/leave_guard'
import type { Catalogue, ClientCautions, ClientItem, FirstVisit, Template } from '../wire'
import { CautionForm } from './caution_form'
import { FindingsForm } from './findings_form'
import { Gates } from './gates'
import { Suggestions } from './suggestions'

const UNSAVED = 'Something on this page is not saved. An answer that is not saved protects nobody.'

interface Loaded {
  readonly client: ClientItem
  readonly cautions: ClientCautions
  readonly visit: FirstVisit
  /** Of `visit`. */
  readonly etag: string | null
  readonly templates: readonly Template[]
  readonly catalogue: Catalogue
  readonly onVisit: () => void
}

function Page(props: Loaded) {
  const { client, visit, templates, catalogue } = props
  const [known, setKnown] = useState(props.cautions)
  const [unsaved, setUnsaved] = useState({ cautions: false, findings: false })
  /** A gate that was lifted beside the form changes what stands in it. */
  const [round, setRound] = useState(0)
  const onKnown = (answered: ClientCautions) => {
    setKnown(answered)
    props.onVisit()
  }
  return (
    <>
      <LeaveGuard isChanged={unsaved.cautions || unsaved.findings} words={UNSAVED} />
      <div class="page-head">
        <div>
          <p class="crumbs small">
            <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a> /
            First visit
          </p>
          <h1>First visit of {client.display_name}</h1>
        </div>
        <div class="acts">
          <button type="button" class="plain" onClick={() => window.print()}>
            Print
          </button>
        </div>
      </div>
      <Gates
        client={client}
        gates={known.gates}
        onLifted={(answered) => {
          onKnown(answered)
          setRound(round + 1)
        }}
      />
      <div class="two-columns">
        <CautionForm
          key={round}
          client={client}
          known={known}
          onSaved={onKnown}
          onChanged={(cautions) => setUnsaved((before) => ({ ...before, cautions }))}
        />
        <div class="stack">
          <FindingsForm
            client={client}
            visit={visit}
            etag={props.etag}
            onSaved={props.onVisit}
            onChanged={(findings) => setUnsaved((before) => ({ ...before, findings }))}
          />
          <Suggestions
            client={client}
            visit={visit}
            isHeld={known.gates.length > 0}
            templates={templates}
            catalogue={catalogue}
          />
        </div>
      </div>
    </>
  )
}

/** What the first visit finds: cautions, findings, and the routines that follow from both. */
export function FirstVisitPage({ clientId }: { readonly clientId: string }) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  const cautions = useLoaded<ClientCautions>(`/clients/${clientId}/cautions`)
  const visit = useLoaded<FirstVisit>(`/clients/${clientId}/first-visit`)
  const templates = useLoaded<{ readonly items: readonly Template[] }>('/routines')
  const catalogue = useCatalogue()
  return (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => (
        <Show state={cautions.state} what="the cautions" onRetry={() => void cautions.reload()}>
          {(known) => (
            <Show state={visit.state} what="the first visit" onRetry={() => void visit.reload()}>
              {(found) => (
                <Show state={templates.state} what="the template routines" onRetry={() => void templates.reload()}>
                  {({ items }) => (
                    <Show state={catalogue.state} what="the exercises" onRetry={() => void catalogue.reload()}>
                      {(exercises) => (
                        <Page
                          client={person}
                          cautions={known}
                          visit={found}
                          etag={visit.state.status === 'ready' ? visit.state.etag : null}
                          templates={items}
                          catalogue={exercises}
                          onVisit={() => void visit.reload()}
                        />
                      )}
                    </Show>
                  )}
                </Show>
              )}
            </Show>
          )}
        </Show>
      )}
    </Show>
  )
}
