import { useState } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { dayMonth, todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientItem, PlanVersion } from '../wire'

interface Props {
  readonly client: Pick<ClientItem, 'id' | 'time_zone'>
  /** The version that is open. */
  readonly current?: number
}

const SHOWN = 20
const MOST = 200

/** Every save, newest first, each a link to what it said. */
export function VersionsList({ client, current }: Props) {
  const [limit, setLimit] = useState(SHOWN)
  const { state, reload } = useLoaded<Page<PlanVersion>>(`/clients/${client.id}/plan/versions?limit=${limit}`)
  return (
    <Show state={state} what="the versions" onRetry={() => void reload()}>
      {({ items, next_cursor }) => (
        <>
          <ul class="versions">
            {items.map(({ version, saved_at, saved_by, is_by_cautions, changes }) => (
              <li key={version}>
                <a
                  href={`/therapist/clients/${client.id}/plan/versions/${version}`}
                  aria-current={version === current ? 'page' : undefined}
                >
                  Version {version}
                </a>
                {is_by_cautions && ', by cautions'}{' '}
                <small>
                  {dayMonth(todayIn(client.time_zone, new Date(saved_at)), todayIn(client.time_zone))},{' '}
                  {saved_by.display_name ?? 'an account that is gone'}
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
