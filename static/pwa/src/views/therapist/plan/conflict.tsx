import { useEffect, useRef } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice } from '../parts/notice'
import type { PlanVersion } from '../wire'
import type { FoundOther } from './use_save'

interface Props {
  readonly clientId: string
  readonly found: FoundOther
  /** The version that this draft began from; null: there was none. */
  readonly from: number | null
  readonly onTakeOver: () => void
  readonly onTakeTheirs: () => void
}

function Saves({ clientId, from }: { readonly clientId: string; readonly from: number }) {
  const { state, reload } = useLoaded<Page<PlanVersion>>(`/clients/${clientId}/plan/versions`)
  if (state.status === 'loading') return <p class="small">Loading what changed …</p>
  if (state.status === 'failed') return <FailureNotice failure={state.failure} onRetry={() => void reload()} />
  return (
    <ul class="versions">
      {state.data.items
        .filter(({ version }) => version > from)
        .map(({ version, saved_by, saved_at, is_by_cautions, changes }) => (
          <li key={version}>
            <b>
              {saved_by.display_name ?? 'Somebody'} saved version {version}
              {is_by_cautions && ' by changing cautions'}
            </b>{' '}
            <small>{moment(saved_at)}</small>
            <p class="small">{changes.join('; ') || 'Nothing changed in the routines.'}</p>
          </li>
        ))}
    </ul>
  )
}

/** Somebody saved in between: says who changed what and when, and lets this one choose. Either way nothing is lost. */
export function Conflict({ clientId, found, from, onTakeOver, onTakeTheirs }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { version } = found.plan
  return (
    <section class="conflict" aria-labelledby="conflict-head">
      <h2 id="conflict-head" tabIndex={-1} ref={heading}>
        The plan was changed while you were writing
      </h2>
      <Saves clientId={clientId} from={from ?? 0} />
      <p class="small">
        Nothing is lost and nothing is sent yet: what you wrote stands below, and every version is kept.
      </p>
      <div class="wrap">
        <button type="button" class="act" onClick={onTakeOver}>
          Put my changes onto version {version}
        </button>
        <button type="button" class="plain" onClick={onTakeTheirs}>
          Take version {version} as it is; undo brings mine back
        </button>
      </div>
    </section>
  )
}
