import { useState } from 'preact/hooks'
import { type Failure, post, request } from '../api'
import { moment } from '../dates'
import { Dialog } from '../parts/dialog'
import { FailureNotice } from '../parts/notice'
import type { StaffInvitation, StaffLink } from '../wire_staff'
import { SendLink } from './invite_staff'

interface Props {
  readonly invitations: readonly StaffInvitation[]
  readonly onChange: () => void
}

/** Those who were asked and did not come yet. */
export function OpenInvitations({ invitations, onChange }: Props) {
  const [renewed, setRenewed] = useState<{ readonly link: StaffLink; readonly name: string } | null>(null)
  return (
    <>
      {invitations.length > 0 && (
        <div class="stack">
          <h3>Invited, not here yet</h3>
          <ul class="devices">
            {invitations.map((invitation) => (
              <Line
                key={invitation.id}
                invitation={invitation}
                onChange={onChange}
                onRenewed={(link) => setRenewed({ link, name: invitation.display_name })}
              />
            ))}
          </ul>
        </div>
      )}
      {renewed && (
        <Dialog title={`New link for ${renewed.name}`} onClose={() => setRenewed(null)}>
          <SendLink {...renewed} />
        </Dialog>
      )}
    </>
  )
}

interface LineProps {
  readonly invitation: StaffInvitation
  readonly onChange: () => void
  readonly onRenewed: (link: StaffLink) => void
}

function Line({ invitation, onChange, onRenewed }: LineProps) {
  const { id, display_name, email, role, profession, expires_at } = invitation
  const [failure, setFailure] = useState<Failure | null>(null)
  const renew = async () => {
    const answer = await post<StaffLink>('/practice/staff/invitations', { display_name, email, role, profession })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    onRenewed(answer.data)
    onChange()
  }
  const withdraw = async () => {
    const answer = await request('DELETE', `/practice/staff/invitations/${id}`)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onChange()
  }
  return (
    <li class="device">
      <div>
        <b>{display_name}</b>
        <small>
          {email}, link good until {moment(expires_at)}
        </small>
      </div>
      <div class="wrap">
        <button type="button" class="plain" aria-label={`New link for ${display_name}`} onClick={() => void renew()}>
          New link
        </button>
        <button type="button" class="plain" aria-label={`Take back ${display_name}`} onClick={() => void withdraw()}>
          Take back
        </button>
      </div>
      {failure && <FailureNotice failure={failure} />}
    </li>
  )
}
