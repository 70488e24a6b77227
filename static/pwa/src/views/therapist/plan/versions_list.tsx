import { useState } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { dayMonth } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { PlanVersion } from '../wire'

interface Props {
  readonly clientId: string
  readonly today: string
  /** The version that is open. */
  readonly current?: number
}

const SHOWN = 20
const MOST = 200

/** Every save, newest first, each a link to what it said. */
export function VersionsList({ clientId, today, current }: Props) {
  const [limit, setLimit] = useState(SHOWN)
  const { state, reload } = useLoaded<Page<PlanVersion>>(`/clients/${clientId}/plan/versions?limit=${limit}`)
  return (
    <Show state={state} what="the versions" onRetry={() => void reload()}>
      {({ items, next_cursor }) => (
        <>
          <ul class="versions">
            {items.map(({ version, saved_at, saved_by, is_by_cautions, changes }) => (
              <li key={version}>
                <a
                  href={`/therapist/clients/${clientId}/plan/versions/${version}`}
                  aria-current={version === current ? 'page' : undefined}
                >
                  Version {version}
                </a>
                {is_by_cautions && ', by cautions'}{' '}
                <small>
                  {dayMonth(saved_at.slice(0, 10), today)}, {saved_by.display_name ?? 'an account that is gone'}
                </small>
                <p class="small">{changes.join('; ') || 'Nothing changed in the routines.'}</p>
              </li>
            ))}
          </ul>
          {next_cursor && limit < MOST && (
            <button type="button" class="plain" onClick={() => setLimit(MOST)}>
              Show older versions
            </button>
          )}
          {next_cursor && limit >= MOST && (
            <p class="small">Older ones open from each other: version by version, back to the first.</p>
          )}
        </>
      )}
    </Show>
  )
}
