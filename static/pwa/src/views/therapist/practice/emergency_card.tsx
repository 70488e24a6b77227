import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { Field, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Practice } from '../wire'

export interface CardProps {
  readonly practice: Practice
  readonly isAdmin: boolean
  readonly onSaved: () => void
}

const countryName = (code: string) => new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code

const where = ({ country }: Practice) => (country ? countryName(country) : 'no country chosen')

/** What a client's phone offers to call after a red answer. */
export function EmergencyCard({ practice, isAdmin, onSaved }: CardProps) {
  return (
    <section class="card" aria-labelledby="emergency">
      <h2 id="emergency">Emergency number</h2>
      <p>
        After a red answer your clients' phones offer to call <b>{practice.emergency_number}</b> ({where(practice)}).
        Check that it brings an ambulance where your clients live.
      </p>
      {isAdmin && <EmergencyForm practice={practice} onSaved={onSaved} />}
    </section>
  )
}

function EmergencyForm({ practice, onSaved }: Omit<CardProps, 'isAdmin'>) {
  const [country, setCountry] = useState(practice.country ?? '')
  const [own, setOwn] = useState(practice.own_emergency_number ?? '')
  const [isSaved, setIsSaved] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const byName = [...practice.countries].sort((a, b) => countryName(a.code).localeCompare(countryName(b.code)))
  const usual = practice.countries.find(({ code }) => code === country)?.emergency_number
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const body = { country: country || null, own_emergency_number: own.trim() || null }
    const answer = await request('PATCH', '/practice', { body })
    setIsSaved(answer.ok)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onSaved()
  })
  return (
    <form class="form" onSubmit={onSubmit}>
      <div class="pair">
        <Field label="Country">
          {({ id }) => (
            <select id={id} value={country} onChange={(event) => setCountry(event.currentTarget.value)}>
              <option value="">Not in this list</option>
              {byName.map(({ code, emergency_number }) => (
                <option key={code} value={code}>
                  {countryName(code)} ({emergency_number})
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label="Another number, if that is not the right one"
          value={own}
          maxLength={20}
          hint={usual ? `Empty: ${usual}, as usual in ${countryName(country)}.` : 'As one dials it there.'}
          errors={failure?.errors.map(({ message }) => message)}
          onInput={setOwn}
        />
      </div>
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <div class="wrap">
        <button type="submit" class="act" disabled={isBusy}>
          Save emergency number
        </button>
        {isSaved && <span role="status">Saved. Phones have it at their next contact.</span>}
      </div>
    </form>
  )
}
