import { useState } from 'preact/hooks'
import { type Failure, me, post } from '../api'
import { Field } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Person } from '../wire_staff'
import { count } from '../words'

interface Props {
  readonly person: Person
  readonly people: readonly Person[]
  readonly onDone: () => void
}

/** Shut somebody out, and say whose their clients are from then on. */
export function Disable({ person, people, onDone }: Props) {
  const others = people.filter(({ id, disabled_at }) => id !== person.id && !disabled_at)
  const [to, setTo] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(`/practice/staff/${person.id}/disable`, { clients_to: to || null })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    // Oneself: the session is over, and with it what the page shows.
    if (person.id === me.value?.account.id) location.assign('/therapist')
    else onDone()
  })
  return (
    <details class="delete">
      <summary>Disable {person.display_name}</summary>
      <form class="stack" onSubmit={onSubmit}>
        <p>
          {person.display_name} is signed out everywhere at once and cannot sign in any more. What they wrote stays. You
          can let them in again.
        </p>
        {person.clients > 0 && (
          <Field label={`Who takes on ${count(person.clients, 'client')}?`}>
            {({ id }) => (
              <select id={id} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
                <option value="">Nobody yet: they stay with {person.display_name}</option>
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {other.display_name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act danger" disabled={isBusy}>
          Disable {person.display_name}
        </button>
      </form>
    </details>
  )
}
