import { useCatalogue } from '../catalogue'
import { todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientCautions, ClientItem, PlanAnswer, Template } from '../wire'
import { Builder } from './builder'

interface Props {
  readonly clientId: string
  readonly templateId: string | null
  readonly copyFromId: string | null
}

/** Loads all that the builder needs, then lets it start from the newest version. */
export function PlanPage({ clientId, templateId, copyFromId }: Props) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  const plan = useLoaded<PlanAnswer>(`/clients/${clientId}/plan`)
  const cautions = useLoaded<ClientCautions>(`/clients/${clientId}/cautions`)
  const templates = useLoaded<{ readonly items: readonly Template[] }>('/routines')
  const catalogue = useCatalogue()
  return (
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
                          startFrom={items.find(({ id }) => id === templateId) ?? null}
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
}
