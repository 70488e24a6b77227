import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import type { ClientItem, Device } from '../wire'
import { count } from '../words'

interface ItemProps {
  readonly device: Device
  readonly client: ClientItem
  readonly onRetired: () => void
}

function heard(device: Device, timeZone: string): string {
  if (device.retired_at) return `no longer used since ${moment(device.retired_at, new Date(), timeZone)}`
  if (!device.last_heard_at) return `linked ${moment(device.created_at, new Date(), timeZone)}, never heard since`
  const unsent =
    device.unsent === null
      ? ''
      : `, ${device.unsent === 0 ? 'nothing' : count(device.unsent, 'entry', 'entries')} unsent then`
  return `last heard ${moment(device.last_heard_at, new Date(), timeZone)}${unsent}`
}

function DeviceLine({ device, client, onRetired }: ItemProps) {
  const [isAsking, setIsAsking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const retire = async () => {
    const answer = await post(`/clients/${client.id}/devices/${device.id}/retire`)
    if (answer.ok) onRetired()
    else setFailure(answer.failure)
  }
  return (
    <li class={device.retired_at ? 'device retired' : 'device'}>
      <div>
        <b>{device.device_name}</b>
        <small>{heard(device, client.time_zone)}</small>
      </div>
      {!device.retired_at && !isAsking && (
        <button type="button" class="quiet" onClick={() => setIsAsking(true)}>
          No longer used …
        </button>
      )}
      {isAsking && !device.retired_at && (
        <fieldset class="ask" aria-label={`Stop using ${device.device_name}`}>
          <p class="small">
            It is signed out, and days stop being unknown because of it. What it has not sent yet stays on it.
          </p>
          <button type="button" class="plain" onClick={() => void retire()}>
            Stop using it
          </button>
          <button type="button" class="quiet" onClick={() => setIsAsking(false)}>
            Keep it
          </button>
        </fieldset>
      )}
      {failure && <FailureNotice failure={failure} />}
    </li>
  )
}

export function DevicesCard({ client, onChange }: { readonly client: ClientItem; readonly onChange: () => void }) {
  const { state, reload } = useLoaded<{ readonly items: readonly Device[] }>(`/clients/${client.id}/devices`)
  const onRetired = () => {
    void reload()
    onChange()
  }
  return (
    <section class="card" aria-labelledby="devices">
      <h2 id="devices">Phones</h2>
      <Show state={state} what="the phones" onRetry={() => void reload()}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="small">No phone is linked. Invite the client to link one.</p>
          ) : (
            <ul class="devices">
              {items.map((device) => (
                <DeviceLine key={device.id} device={device} client={client} onRetired={onRetired} />
              ))}
            </ul>
          )
        }
      </Show>
    </section>
  )
}
