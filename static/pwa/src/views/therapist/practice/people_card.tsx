import { useState } from 'preact/hooks'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { Person, Staff } from '../wire_staff'
import { InviteStaff } from './invite_staff'
import { OpenInvitations } from './open_invitations'
import { PersonDialog } from './person_dialog'
import { PersonRow } from './person_row'

/** Who works here, and who is asked to: for admins. */
export function PeopleCard({ onSaved }: { readonly onSaved: () => void }) {
  const { state, reload } = useLoaded<Staff>('/practice/staff')
  const [isInviting, setIsInviting] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const onChange = () => {
    void reload()
    onSaved()
  }
  return (
    <section class="card" aria-labelledby="staff">
      <div class="card-head">
        <h2 id="staff">People</h2>
        <button type="button" class="act" onClick={() => setIsInviting(true)}>
          Invite someone
        </button>
      </div>
      <Show state={state} what="the people" onRetry={() => void reload()}>
        {({ people, invitations }) => (
          <>
            <PeopleTable people={people} onChoose={({ id }) => setChosen(id)} />
            <OpenInvitations invitations={invitations} onChange={onChange} />
            {people
              .filter(({ id }) => id === chosen)
              .map((person) => (
                <PersonDialog
                  key={person.id}
                  person={person}
                  people={people}
                  onChange={onChange}
                  onClose={() => setChosen(null)}
                />
              ))}
          </>
        )}
      </Show>
      <p class="small">As long as a profession is not set, the person may do nothing that needs one.</p>
      {isInviting && <InviteStaff onClose={() => setIsInviting(false)} onInvited={() => void reload()} />}
    </section>
  )
}

interface Props {
  readonly people: readonly Person[]
  readonly onChoose: (person: Person) => void
}

function PeopleTable({ people, onChoose }: Props) {
  return (
    <div class="table-wrap">
      <table class="people">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Profession</th>
            <th scope="col">Clients</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span class="only-read">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onChoose={() => onChoose(person)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
