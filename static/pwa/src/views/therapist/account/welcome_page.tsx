import { useEffect, useState } from 'preact/hooks'
import type { Me } from '../../../domain/wire'
import { type Failure, me, post } from '../api'
import { moment } from '../dates'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { PlainHttpNotice } from '../sign_in'
import type { LinkMeant } from '../wire_staff'
import { browserName } from './browser_name'
import { NewPassword, passwordProblem } from './new_password'

/** Where the link of an invitation or a reset leads. Looking uses nothing up; setting the password does. */
export function WelcomePage() {
  // The code leaves the address line only in the body of a request.
  const [code, setCode] = useState(() => location.hash.slice(1))
  useEffect(() => {
    // A second link, opened in the same tab, changes only what stands behind the #.
    const onHashChange = () => setCode(location.hash.slice(1))
    addEventListener('hashchange', onHashChange)
    return () => removeEventListener('hashchange', onHashChange)
  }, [])
  return <Welcome key={code} code={code} />
}

function Welcome({ code }: { readonly code: string }) {
  const [meant, setMeant] = useState<LinkMeant | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const look = async () => {
    const answer = await post<LinkMeant>('/auth/staff-link', { code })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setMeant(answer.data)
  }
  useEffect(() => {
    if (code) void look()
  }, [])
  if (!code || failure?.status === 404) return <NoLink />
  if (failure) return <FailureNotice failure={failure} onRetry={() => void look()} />
  if (!meant) {
    return (
      <p class="waiting" role="status">
        Looking at the link …
      </p>
    )
  }
  return <SetPassword code={code} meant={meant} />
}

function NoLink() {
  return (
    <section class="sign-in card">
      <p class="brand">Homestretch</p>
      <h1>This link does not work</h1>
      <p>It was used already, is too old, or was taken back. Ask an admin of your practice for a new one.</p>
      <p>
        <a href="/therapist">Go to sign in</a>
      </p>
    </section>
  )
}

interface Props {
  readonly code: string
  readonly meant: LinkMeant
}

function SetPassword({ code, meant }: Props) {
  const [password, setPassword] = useState('')
  const [early, setEarly] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setFailure(null)
    const problem = passwordProblem(password)
    setEarly(problem)
    if (problem) return
    const body = { code, password, device_name: browserName(navigator.userAgent) }
    const answer = await post<Me>('/auth/staff-link/use', body)
    if (!answer.ok) return setFailure(answer.failure)
    me.value = answer.data
    // A full load: whoever was signed in here before is not any more, and nothing of theirs may stay.
    location.assign('/therapist')
  })
  const isNew = meant.purpose === 'invitation'
  return (
    <form class="sign-in card" onSubmit={onSubmit} noValidate aria-label="Set your password">
      <p class="brand">Homestretch</p>
      <h1>{isNew ? `Join ${meant.practice_name}` : 'Set a new password'}</h1>
      <PlainHttpNotice />
      <p>
        {meant.display_name}, you will sign in with <b>{meant.email}</b> and the password that you choose here.
        {isNew ? '' : ' Everywhere else you are then signed out.'}
      </p>
      <input type="hidden" name="username" autocomplete="username" value={meant.email} />
      <NewPassword
        value={password}
        errors={early ? [early] : failure?.errors.map(({ message }) => message)}
        onInput={setPassword}
      />
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <button type="submit" class="btn" disabled={isBusy}>
        {isBusy ? 'Saving …' : 'Set password and sign in'}
      </button>
      <small>This link works once, until {moment(meant.expires_at)}.</small>
    </form>
  )
}
