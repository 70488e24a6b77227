import { useEffect, useRef, useState } from 'preact/hooks'
import type { Me } from '../../domain/wire'
import { browserName } from './account/browser_name'
import { type Failure, me, post, sessionEnded } from './api'
import { TextField } from './parts/field'

/** A refused sign-in in words, with the wait in whole minutes when there is one. */
export function refusal(failure: Failure): string {
  if (failure.status === 429) {
    const wait = Math.max(1, Math.ceil((failure.retryAfterSeconds ?? 900) / 60))
    return `Too many attempts. Try again in ${wait === 1 ? '1 minute' : `${wait} minutes`}.`
  }
  if (failure.status === 401) return 'E-mail and password do not match. Check both and try again.'
  if (failure.status === 422) return failure.errors[0]?.message ?? 'Enter an e-mail address and a password.'
  return failure.text
}

export function PlainHttpNotice() {
  if (location.protocol === 'https:' || globalThis.isSecureContext) return null
  return (
    <p class="notice" role="note">
      This address is plain http: what you type travels unprotected in this network. Use it for trying out only.
    </p>
  )
}

const CLIENT_HERE = 'This sign-in is for staff. Clients open the app with the code from their therapist.'

export function SignIn({ ended = false }: { readonly ended?: boolean }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState('')
  const [isSending, setIsSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const onSubmit = async (event: Event) => {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    const answer = await post<Me>('/auth/sign-in', {
      email: email.trim(),
      password,
      device_name: browserName(navigator.userAgent),
    })
    setIsSending(false)
    if (!answer.ok) return setWrong(refusal(answer.failure))
    if (answer.data.account.role === 'client') return setWrong(CLIENT_HERE)
    const before = me.value?.account.id
    me.value = answer.data
    sessionEnded.value = false
    // Somebody else: what the page still holds is not theirs.
    if (before && before !== answer.data.account.id) location.assign('/therapist')
  }
  return (
    <form ref={form} class="sign-in card" onSubmit={onSubmit} aria-label="Sign in">
      <p class="brand">Homestretch</p>
      <h1>{ended ? 'Sign in again' : 'Sign in'}</h1>
      {ended && <p>Your session has ended. What you were writing is still here behind this page.</p>}
      <PlainHttpNotice />
      <TextField label="E-mail" type="email" value={email} onInput={setEmail} autocomplete="username" required />
      <TextField
        label="Password"
        type="password"
        value={password}
        onInput={setPassword}
        autocomplete="current-password"
        required
      />
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" class="btn" disabled={isSending}>
        {isSending ? 'Signing in …' : 'Sign in'}
      </button>
      <small>Forgot the password? An admin of your practice can reset it.</small>
    </form>
  )
}
