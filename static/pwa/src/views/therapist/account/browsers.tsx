import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { dateOf, moment } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Device } from '../wire'

interface Props {
  /** Where they are listed. */
  readonly path: string
  /** How one of them is signed out. */
  readonly end: (device: Device) => readonly ['POST' | 'DELETE', string]
}

/** The browsers that somebody is signed in with; each can be signed out. */
export function Browsers({ path, end }: Props) {
  const { state, reload } = useLoaded<{ readonly items: readonly Device[] }>(path)
  return (
    <Show state={state} what="the browsers" onRetry={() => void reload()}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="small">Signed in nowhere at the moment.</p>
        ) : (
          <ul class="devices">
            {items.map((device) => (
              <Line key={device.id} device={device} ending={end(device)} onEnded={() => void reload()} />
            ))}
          </ul>
        )
      }
    </Show>
  )
}

interface LineProps {
  readonly device: Device
  readonly ending: readonly ['POST' | 'DELETE', string]
  readonly onEnded: () => void
}

function Line({ device, ending, onEnded }: LineProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await request(...ending)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onEnded()
  })
  return (
    <li class="device">
      <div>
        <b>{device.device_name === 'browser' ? 'Browser' : device.device_name}</b>
        <small>
          signed in {moment(device.created_at)}, last used {dateOf(device.last_used_at)}
        </small>
      </div>
      {device.is_this_one ? (
        <span class="small">This one</span>
      ) : (
        <form onSubmit={onSubmit}>
          <button type="submit" class="plain" disabled={isBusy} aria-label={`Sign out ${device.device_name}`}>
            Sign out
          </button>
        </form>
      )}
      {failure && <FailureNotice failure={failure} />}
    </li>
  )
}
