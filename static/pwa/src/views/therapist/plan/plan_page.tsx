import type { ComponentChildren } from 'preact'
import { useCatalogue } from '../catalogue'
import { todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientCautions, ClientItem, PlanAnswer, Template } from '../wire'
import type { OpenedVersion } from '../wire_plan'
import { Builder } from './builder'
import { NoVersion } from './no_version'

interface Props {
  readonly clientId: string
  readonly templateId: string | null
  readonly copyFromId: string | null
  /** The version that is to be brought back. */
  readonly backTo: number | null
}

interface BackProps {
  readonly clientId: string
  readonly version: number
  readonly children: (opened: OpenedVersion) => ComponentChildren
}

function WithVersion({ clientId, version, children }: BackProps) {
  const { state, reload } = useLoaded<OpenedVersion>(`/clients/${clientId}/plan/versions/${version}`)
  if (state.status === 'failed' && state.failure.status === 404)
    return <NoVersion clientId={clientId} version={version} />
  return (
    <Show state={state} what={`version ${version}`} onRetry={() => void reload()}>
      {children}
    </Show>
  )
}

/** Loads all that the builder needs, then lets it start from the newest version. */
export function PlanPage({ clientId, templateId, copyFromId, backTo }: Props) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  const plan = useLoaded<PlanAnswer>(`/clients/${clientId}/plan`)
  const cautions = useLoaded<ClientCautions>(`/clients/${clientId}/cautions`)
  const templates = useLoaded<{ readonly items: readonly Template[] }>('/routines')
  const catalogue = useCatalogue(0)
  const page = (opened: OpenedVersion | null) => (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => (
        <Show state={catalogue.state} what="the exercises" onRetry={() => void catalogue.reload()}>
          {(exercises) => (
            <Show state={templates.state} what="the template routines" onRetry={() => void templates.reload()}>
              {({ items }) => (
                <Show state={plan.state} what="the plan" onRetry={() => void plan.reload()}>
                  {(saved) => (
                    <Show state={cautions.state} what="the cautions" onRetry={() => void cautions.reload()}>
                      {(known) => (
                        <Builder
                          client={person}
                          cautions={known}
                          catalogue={exercises}
                          templates={items}
                          startWith={{ template: items.find(({ id }) => id === templateId) ?? null, version: opened }}
                          copyFromId={copyFromId}
                          saved={saved.plan}
                          etag={plan.state.status === 'ready' ? plan.state.etag : null}
                          today={todayIn(person.time_zone)}
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
  if (backTo === null) return page(null)
  return (
    <WithVersion clientId={clientId} version={backTo}>
      {page}
    </WithVersion>
  )
}
