import { useState } from 'preact/hooks'
import type { Profession } from '../../../domain/wire'
import { type Failure, post } from '../api'
import { moment } from '../dates'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { LinkToSend } from '../parts/link_to_send'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { StaffLink, StaffRole } from '../wire_staff'
import { StaffFields } from './staff_fields'

interface Props {
  readonly onClose: () => void
  readonly onInvited: () => void
}

/** Ask somebody to join the practice's staff: a link for them to set a password of their own. */
export function InviteStaff({ onClose, onInvited }: Props) {
  const [name, setName] = useState('')
  const [link, setLink] = useState<StaffLink | null>(null)
  return (
    <Dialog title="Invite someone" onClose={onClose}>
      {link ? (
        <SendLink link={link} name={name} />
      ) : (
        <InviteForm
          name={name}
          onName={setName}
          onMade={(made) => {
            setLink(made)
            onInvited()
          }}
        />
      )}
    </Dialog>
  )
}

/** The link, this once. */
export function SendLink({ link, name }: { readonly link: StaffLink; readonly name: string }) {
  return (
    <div class="stack">
      <p>Send this link to {name} by a way that only they read. With it they set a password of their own.</p>
      <LinkToSend url={link.url} />
      <p class="small">
        Works once, until {moment(link.expires_at)}. It is shown only now: if it is lost, make a new one.
      </p>
    </div>
  )
}

interface FormProps {
  readonly name: string
  readonly onName: (name: string) => void
  readonly onMade: (link: StaffLink) => void
}

function InviteForm({ name, onName, onMade }: FormProps) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<StaffRole>('therapist')
  const [profession, setProfession] = useState<Profession | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const at = (pointer: string) =>
    failure?.errors.filter((each) => each.pointer === pointer).map(({ message }) => message)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post<StaffLink>('/practice/staff/invitations', { display_name: name, email, role, profession })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onMade(answer.data)
  })
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <TextField label="Name" value={name} maxLength={120} errors={at('/display_name')} onInput={onName} required />
      <TextField
        label="E-mail"
        type="email"
        value={email}
        hint="They sign in with it. Nothing is sent there: you send the link yourself."
        errors={at('/email')}
        onInput={setEmail}
        required
      />
      <StaffFields role={role} profession={profession} onRole={setRole} onProfession={setProfession} />
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isBusy}>
        Make the link
      </button>
    </form>
  )
}
