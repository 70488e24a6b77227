import { useState } from 'preact/hooks'
import { askWho, type Failure, me, request } from '../api'
import { Field } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import type { StaffMember } from '../wire'
import { PROFESSIONS } from '../words'
import type { CardProps } from './emergency_card'

/** Who works here, and as what: by their profession they may do more or less. */
export function StaffCard({ practice, isAdmin, onSaved }: CardProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async (person: StaffMember, profession: string) => {
    const answer = await request('PATCH', `/practice/staff/${person.id}`, { body: { profession: profession || null } })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok && person.id === me.value?.account.id) await askWho()
    onSaved()
  }
  return (
    <section class="card" aria-labelledby="staff">
      <h2 id="staff">People and professions</h2>
      <ul class="staff-list">
        {practice.staff.map((person) => (
          <li key={person.id}>
            {isAdmin ? (
              <ProfessionField person={person} onChange={(profession) => void save(person, profession)} />
            ) : (
              <span>
                {person.display_name}: {person.profession ? PROFESSIONS[person.profession] : 'profession not set'}
              </span>
            )}
          </li>
        ))}
      </ul>
      {failure && <FailureNotice failure={failure} />}
      <p class="small">As long as a profession is not set, the person may do nothing that needs one.</p>
    </section>
  )
}

interface FieldProps {
  readonly person: StaffMember
  readonly onChange: (profession: string) => void
}

function ProfessionField({ person, onChange }: FieldProps) {
  return (
    <Field label={person.role === 'admin' ? `${person.display_name} (admin)` : person.display_name}>
      {({ id }) => (
        <select id={id} value={person.profession ?? ''} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">Not set</option>
          {Object.entries(PROFESSIONS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
