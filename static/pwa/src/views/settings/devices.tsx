import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../../device/api'
import { clock } from '../../device/clock'
import { text } from '../../messages/later'
import { inGroups } from '../join_code'
import { moment } from '../time_words'
import { OwnDevice } from './own_device'

interface Device {
  readonly id: string
  readonly device_name: string
  readonly is_this_one: boolean
  readonly last_heard_at: string | null
  /** How many entries it last said to hold back; null: it never said. */
  readonly unsent: number | null
  readonly retired_at: string | null
}

interface Invitation {
  readonly code: string
  readonly qr_svg: string
}

/** The phones linked to this person, and a code for one more. The list lives on the server. */
export function Devices(): JSX.Element {
  const [devices, setDevices] = useState<readonly Device[] | null>(null)
  const [ended, setEnded] = useState<string | null>(null)
  const load = async () => {
    const answer = await call<{ items: readonly Device[] }>('/me/devices')
    if (answer.ok) setDevices(answer.body.items.filter(({ retired_at }) => retired_at === null))
  }
  const end = async (device: Device) => {
    const answer = await call(`/me/devices/${device.id}`, { method: 'DELETE' })
    if (answer.ok) setEnded(device.device_name)
    await load()
  }
  const rename = async (device: Device, device_name: string) => {
    const answer = await call(`/me/devices/${device.id}`, { method: 'PATCH', json: { device_name } })
    await load()
    return answer.ok
  }
  useEffect(() => void load(), [])
  return (
    <section class="card stack" aria-labelledby="settings-devices">
      <h2 id="settings-devices">{text('settings.devices')}</h2>
      {!devices && <p class="muted">{text('settings.devices_offline')}</p>}
      <ul class="session-list">
        {devices?.map((device) => (
          <li key={device.id} class="device">
            <OwnDevice
              name={device.device_name}
              line={deviceLine(device)}
              isThisOne={device.is_this_one}
              unsent={device.unsent ?? 0}
              onRename={(name) => rename(device, name)}
              onEnd={() => end(device)}
            />
          </li>
        ))}
      </ul>
      <p role="status" class="small">
        {ended && text('settings.device_ended', { name: ended })}
      </p>
      <LinkAnother />
    </section>
  )
}

function deviceLine({ is_this_one, last_heard_at }: Device): string {
  const heard = last_heard_at
    ? text('settings.device_heard', { when: moment(last_heard_at, clock.wall()) })
    : text('settings.device_never')
  return is_this_one ? `${text('settings.device_this')} · ${heard}` : heard
}

function LinkAnother(): JSX.Element {
  const [invitation, setInvitation] = useState<Invitation | 'failed' | null>(null)
  const ask = async () => {
    const answer = await call<Invitation>('/me/invitations', { method: 'POST', json: {} })
    setInvitation(answer.ok ? answer.body : 'failed')
  }
  return (
    <div class="stack">
      <button type="button" class="btn second small-btn" onClick={() => void ask()}>
        {text('settings.link')}
      </button>
      {invitation === 'failed' && (
        <p class="notice bad" role="alert">
          {text('settings.link_failed')}
        </p>
      )}
      {invitation && invitation !== 'failed' && <Code invitation={invitation} />}
    </div>
  )
}

/** SVG from the server is shown as a picture, never as markup. */
function Code({ invitation }: { invitation: Invitation }): JSX.Element {
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([invitation.qr_svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [invitation])
  return (
    <div class="stack link-code" role="status">
      <p>{text('settings.link_lead')}</p>
      <p class="big-figure">{inGroups(invitation.code)}</p>
      {address && <img class="qr" src={address} alt={text('settings.link_qr')} />}
    </div>
  )
}
