import { useState } from 'preact/hooks'
import { type Failure, me, request } from '../api'
import { TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { PROFESSIONS } from '../words'
import { Browsers } from './browsers'
import { NewPassword, passwordProblem } from './new_password'

/** Who one is here, one's own password, and where one is signed in. */
export function AccountPage() {
  const account = me.value?.account
  const [round, setRound] = useState(0)
  if (!account) return null
  const profession = account.profession ? PROFESSIONS[account.profession] : 'profession not set'
  return (
    <>
      <div class="page-head">
        <h1>Your account</h1>
      </div>
      <p>
        {account.display_name}, {profession}
        {account.role === 'admin' ? ', admin of the practice' : ''}. An admin can change name and profession.
      </p>
      <div class="stack">
        <section class="card" aria-labelledby="password">
          <h2 id="password">Password</h2>
          <PasswordForm onChanged={() => setRound(round + 1)} />
        </section>
        <section class="card" aria-labelledby="browsers">
          <h2 id="browsers">Where you are signed in</h2>
          <p class="small">
            Sign out what you no longer use, or do not know. After 30 days without use it happens by itself.
          </p>
          <Browsers key={round} path="/me/devices" end={({ id }) => ['DELETE', `/me/devices/${id}`]} />
        </section>
      </div>
    </>
  )
}

function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [early, setEarly] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const at = (pointer: string) =>
    failure?.errors.filter((each) => each.pointer === pointer).map(({ message }) => message)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setIsSaved(false)
    setFailure(null)
    const problem = passwordProblem(password)
    setEarly(problem)
    if (problem) return
    const answer = await request('PUT', '/me/password', { body: { current_password: current, password } })
    if (!answer.ok) return setFailure(answer.failure)
    setCurrent('')
    setPassword('')
    setIsSaved(true)
    onChanged()
  })
  return (
    <form class="form narrow-form" onSubmit={onSubmit} noValidate>
      <TextField
        label="Current password"
        type="password"
        value={current}
        errors={at('/current_password')}
        onInput={setCurrent}
        autocomplete="current-password"
        required
      />
      <NewPassword value={password} errors={early ? [early] : at('/password')} onInput={setPassword} />
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isBusy}>
        Change password
      </button>
      <p role="status">{isSaved ? 'Changed. Every other browser is signed out.' : ''}</p>
    </form>
  )
}
