import { dateOf } from '../dates'
import type { Person } from '../wire_staff'
import { PROFESSIONS } from '../words'

interface Props {
  readonly person: Person
  readonly onChoose: () => void
}

export function PersonRow({ person, onChoose }: Props) {
  return (
    <tr class={person.disabled_at ? 'retired' : undefined}>
      <th scope="row">
        {person.display_name}
        {person.role === 'admin' && ' (admin)'}
        <small>{person.email}</small>
      </th>
      <td>{person.profession ? PROFESSIONS[person.profession] : 'not set'}</td>
      <td>{person.clients}</td>
      <td>{lastUsed(person)}</td>
      <td>
        <button type="button" class="plain" aria-label={`Change ${person.display_name} …`} onClick={onChoose}>
          Change …
        </button>
      </td>
    </tr>
  )
}

function lastUsed({ disabled_at, last_used_at }: Person): string {
  if (disabled_at) return `disabled ${dateOf(disabled_at)}`
  return last_used_at ? dateOf(last_used_at) : 'never signed in'
}
