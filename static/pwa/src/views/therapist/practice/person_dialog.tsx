import { useState } from 'preact/hooks'
import { Browsers } from '../account/browsers'
import { askWho, type Failure, me, post, request } from '../api'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Person, StaffLink } from '../wire_staff'
import { Disable } from './disable_person'
import { SendLink } from './invite_staff'
import { StaffFields } from './staff_fields'

interface Props {
  readonly person: Person
  readonly people: readonly Person[]
  readonly onChange: () => void
  readonly onClose: () => void
}

/** All that an admin does with one staff member. */
export function PersonDialog({ person, people, onChange, onClose }: Props) {
  const [round, setRound] = useState(0)
  return (
    <Dialog title={person.display_name} onClose={onClose} wide>
      {person.disabled_at ? (
        <LetIn person={person} onChange={onChange} />
      ) : (
        <div class="stack">
          <Change person={person} onChange={onChange} />
          <section aria-labelledby="person-browsers">
            <h3 id="person-browsers">Signed in with</h3>
            <Browsers
              key={round}
              path={`/practice/staff/${person.id}/devices`}
              end={({ id }) => ['POST', `/practice/staff/${person.id}/devices/${id}/retire`]}
            />
          </section>
          <Reset person={person} />
          <Disable
            person={person}
            people={people}
            onDone={() => {
              setRound(round + 1)
              onChange()
            }}
          />
        </div>
      )}
    </Dialog>
  )
}

type PartProps = Pick<Props, 'person' | 'onChange'>

function Change({ person, onChange }: PartProps) {
  const [name, setName] = useState(person.display_name)
  const [role, setRole] = useState(person.role)
  const [profession, setProfession] = useState(person.profession)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const body = { display_name: name, role, profession }
    const answer = await request('PATCH', `/practice/staff/${person.id}`, { body })
    setFailure(answer.ok ? null : answer.failure)
    setIsSaved(answer.ok)
    if (!answer.ok) return
    if (person.id === me.value?.account.id) await askWho()
    onChange()
  })
  return (
    <form class="form" onSubmit={onSubmit} onInput={() => setIsSaved(false)} noValidate>
      <TextField
        label="Name"
        value={name}
        maxLength={120}
        errors={failure?.errors.map(({ message }) => message)}
        onInput={setName}
        required
      />
      <StaffFields role={role} profession={profession} onRole={setRole} onProfession={setProfession} />
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <div class="wrap">
        <button type="submit" class="act" disabled={isBusy}>
          Save
        </button>
        <span role="status">{isSaved ? 'Saved. It holds at once.' : ''}</span>
      </div>
    </form>
  )
}

function Reset({ person }: { readonly person: Person }) {
  const [link, setLink] = useState<StaffLink | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const make = async () => {
    const answer = await post<StaffLink>(`/practice/staff/${person.id}/reset`)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setLink(answer.data)
  }
  return (
    <section class="stack" aria-labelledby="person-reset">
      <h3 id="person-reset">Password</h3>
      {link ? (
        <SendLink link={link} name={person.display_name} />
      ) : (
        <>
          <p class="small">
            For a forgotten password: a link to set a new one. Until it is used the old one works; then every session of{' '}
            {person.display_name} ends.
          </p>
          <button type="button" class="plain" onClick={() => void make()}>
            Make a link for a new password
          </button>
        </>
      )}
      {failure && <FailureNotice failure={failure} />}
    </section>
  )
}

function LetIn({ person, onChange }: PartProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const letIn = async () => {
    const answer = await post(`/practice/staff/${person.id}/enable`)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onChange()
  }
  return (
    <div class="stack">
      <p>{person.display_name} is disabled and cannot sign in. What they did in the practice stays.</p>
      <button type="button" class="act" onClick={() => void letIn()}>
        Let {person.display_name} in again
      </button>
      <p class="small">
        The password is the one of before. If it may be known to others, make a link for a new one then.
      </p>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}
