import type { Practice } from '../wire'
import { PROFESSIONS } from '../words'

/** Who works here, and as what: by their profession they may do more or less. */
export function StaffCard({ practice }: { readonly practice: Practice }) {
  return (
    <section class="card" aria-labelledby="staff">
      <h2 id="staff">People and professions</h2>
      <ul class="staff-list">
        {practice.staff.map((person) => (
          <li key={person.id}>
            {person.display_name}: {person.profession ? PROFESSIONS[person.profession] : 'profession not set'}
          </li>
        ))}
      </ul>
      <p class="small">As long as a profession is not set, the person may do nothing that needs one.</p>
    </section>
  )
}
