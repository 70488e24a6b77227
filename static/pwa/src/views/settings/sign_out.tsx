import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, text } from '../../messages/messages'

interface Props {
  readonly unsent: number
  /** Sends what waits; gives how many are left. */
  readonly onSend: () => Promise<number>
  /** `keep`: unsent entries stay locked on the phone; `delete`: everything of the account goes. */
  readonly onSignOut: (choice: 'keep' | 'delete') => void
  readonly onCancel: () => void
}

/** Signing out never loses anything unasked: send now, keep locked, or delete a number typed by hand. */
export function SignOut({ unsent, onSend, onSignOut, onCancel }: Props): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="sign-out-title">
      <h2 id="sign-out-title">{text('sign_out.title')}</h2>
      {unsent === 0 ? (
        <>
          <p>{text('sign_out.clean')}</p>
          <button type="button" class="btn danger" onClick={() => onSignOut('delete')}>
            {text('sign_out.confirm')}
          </button>
        </>
      ) : (
        <Unsent unsent={unsent} onSend={onSend} onSignOut={onSignOut} />
      )}
      <button type="button" class="btn second" onClick={onCancel}>
        {text('sign_out.cancel')}
      </button>
    </section>
  )
}

function Unsent({ unsent, onSend, onSignOut }: Omit<Props, 'onCancel'>): JSX.Element {
  const [typed, setTyped] = useState('')
  const [hasFailed, setHasFailed] = useState(false)
  const send = async () => {
    const left = await onSend()
    if (left === 0) onSignOut('delete')
    else setHasFailed(true)
  }
  return (
    <div class="stack">
      <p>{counted('sign_out.unsent', unsent)}</p>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('sign_out.send_failed')}
        </p>
      )}
      <button type="button" class="btn" onClick={() => void send()}>
        {text('sign_out.send')}
      </button>
      <div class="stack-tight">
        <button type="button" class="btn second" onClick={() => onSignOut('keep')}>
          {text('sign_out.keep')}
        </button>
        <p class="small">{text('sign_out.keep_hint')}</p>
      </div>
      <label class="field">
        <span>{text('sign_out.delete_type', { count: unsent })}</span>
        <input
          inputMode="numeric"
          value={typed}
          autoComplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="btn danger"
        disabled={typed.trim() !== String(unsent)}
        onClick={() => onSignOut('delete')}
      >
        {counted('sign_out.delete', unsent)}
      </button>
    </div>
  )
}
