import type { Profession } from '../../../domain/wire'
import { Choice } from '../parts/choice'
import { Field } from '../parts/field'
import type { StaffRole } from '../wire_staff'
import { PROFESSIONS } from '../words'

const ROLES = [
  { value: 'therapist', label: 'Therapist' },
  { value: 'admin', label: 'Admin' },
] as const

interface Props {
  readonly role: StaffRole
  readonly profession: Profession | null
  readonly onRole: (role: StaffRole) => void
  readonly onProfession: (profession: Profession | null) => void
}

/** What somebody is in the practice: their role, and their profession by law. */
export function StaffFields({ role, profession, onRole, onProfession }: Props) {
  return (
    <>
      <Choice legend="Role" options={ROLES} value={role} onChange={onRole} />
      <p class="small">A therapist sees and changes all clients. An admin also changes the practice and its people.</p>
      <Field label="Profession">
        {({ id }) => (
          <select
            id={id}
            value={profession ?? ''}
            onChange={(event) => onProfession((event.currentTarget.value || null) as Profession | null)}
          >
            <option value="">Not set</option>
            {Object.entries(PROFESSIONS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
