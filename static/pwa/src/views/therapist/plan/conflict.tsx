import { useEffect, useRef } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import type { PlanVersion, SavedPlan } from '../wire'
import type { FoundOther } from './use_save'

interface Props {
  readonly clientId: string
  readonly found: FoundOther
  readonly onKeepMine: () => void
  readonly onTakeTheirs: (plan: SavedPlan, etag: string | null) => void
}

/** Two people changed the plan: shows what the other saved and lets this one choose. Either way nothing typed is lost. */
export function Conflict({ clientId, found, onKeepMine, onTakeTheirs }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { state } = useLoaded<Page<PlanVersion>>(`/clients/${clientId}/plan/versions`)
  useEffect(() => heading.current?.focus(), [])
  const { plan } = found
  const changes =
    state.status === 'ready' ? (state.data.items.find((each) => each.version === plan.version)?.changes ?? []) : []
  return (
    <section class="conflict" aria-labelledby="conflict-head">
      <h2 id="conflict-head" tabIndex={-1} ref={heading}>
        {plan.saved_by?.display_name ?? 'Somebody'} saved version {plan.version} while you were writing,{' '}
        {moment(plan.saved_at)}
      </h2>
      {changes.length > 0 && (
        <ul class="bullets">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <p class="small">Nothing is lost: what you wrote stands below, and every version is kept.</p>
      <div class="wrap">
        <button type="button" class="act" onClick={onKeepMine}>
          Go on with mine, then save over it
        </button>
        <button type="button" class="plain" onClick={() => onTakeTheirs(plan, found.etag)}>
          Take version {plan.version}, undo brings mine back
        </button>
      </div>
    </section>
  )
}
