import { useState } from 'preact/hooks'
import type { May, Profession } from '../../../domain/wire'
import { askWho, type Failure, request } from '../api'
import { FailureNotice } from '../parts/notice'
import type { Practice } from '../wire'
import { anyOf, PROFESSIONS } from '../words'
import type { CardProps } from './emergency_card'
import { thoseWhoMay } from './who_may'

const WHAT: Readonly<Record<keyof May, { readonly title: string; readonly why: string }>> = {
  unlock_urgent: {
    title: 'Open an emergency or same-day lock',
    why: 'Always only after a doctor or a physiotherapist has examined the client, with name and date.',
  },
  prescribe_restricted: {
    title: 'Prescribe strength work, nerve sliders, press-ups and what else is therapist-only',
    why: 'Everyone else suggests from the rest of the library, and keeps what is in a plan already.',
  },
}

/** Which professions may do what. Law differs from place to place, so the practice says it. */
export function WhoMayCard({ practice, isAdmin, onSaved }: CardProps) {
  return (
    <section class="card" aria-labelledby="who-may">
      <h2 id="who-may">Which professions may do what</h2>
      <p>
        The law of your country says what each profession may do. Set it here as it is where you work; as long as you
        set nothing, the careful choice holds.
      </p>
      {(Object.keys(WHAT) as (keyof May)[]).map((what) => (
        <Professions key={what} what={what} practice={practice} isAdmin={isAdmin} onSaved={onSaved} />
      ))}
    </section>
  )
}

interface Props extends CardProps {
  readonly what: keyof May
}

function Professions({ what, practice, isAdmin, onSaved }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const chosen = practice.who_may[what]
  const toggle = async (profession: Profession) => {
    const others = chosen.filter((each) => each !== profession)
    const professions = others.length < chosen.length ? others : [...chosen, profession]
    const answer = await request('PATCH', '/practice', { body: { who_may: { [what]: professions } } })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) await askWho()
    onSaved()
  }
  return (
    <fieldset class="who-may">
      <legend>{WHAT[what].title}</legend>
      <p class="small">{WHAT[what].why}</p>
      {isAdmin ? (
        (Object.entries(PROFESSIONS) as [Profession, string][]).map(([profession, label]) => (
          <label class="check" key={profession}>
            <input
              type="checkbox"
              checked={chosen.includes(profession)}
              disabled={chosen.length === 1 && chosen.includes(profession)}
              onChange={() => void toggle(profession)}
            />
            {label}
          </label>
        ))
      ) : (
        <p>{anyOf(chosen.map((each) => PROFESSIONS[each]))}</p>
      )}
      <Nobody practice={practice} what={what} />
      {failure && <FailureNotice failure={failure} />}
    </fieldset>
  )
}

/** A lock that nobody may open would hold a client for good. */
function Nobody({ practice, what }: { readonly practice: Practice; readonly what: keyof May }) {
  if (thoseWhoMay(practice, what).length > 0) return null
  return (
    <p class="notice bad" role="status">
      Nobody who works here has one of these professions, so nobody can do this.
    </p>
  )
}
