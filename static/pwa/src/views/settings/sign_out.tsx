import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, text } from '../../messages/later'
import { FileSave } from '../file_save'

interface Props {
  readonly unsent: number
  readonly hasUnfinishedRun: boolean
  /** Sends what waits, then signs out. False: something is left, the person is still signed in. */
  readonly onSend: () => Promise<boolean>
  readonly onKeep: () => void
  /** Deletes what waits if `typed` is its number. */
  readonly onDelete: (typed: string) => Promise<boolean>
  readonly onCancel: () => void
  /** Saves what waits as a file; gives how many entries are in it. */
  readonly onFile: () => Promise<number>
}

/** Signing out never loses anything unasked: send now, keep locked, or delete a number typed by hand. */
export function SignOut(props: Props): JSX.Element {
  const [hasFailed, setHasFailed] = useState(false)
  const send = async () => setHasFailed(!(await props.onSend()))
  return (
    <div class="stack">
      <h3>{text('sign_out.title')}</h3>
      {props.hasUnfinishedRun && <p class="notice bad">{text('sign_out.unfinished')}</p>}
      <p>{props.unsent === 0 ? text('sign_out.clean') : counted('sign_out.unsent', props.unsent)}</p>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('sign_out.send_failed')}
        </p>
      )}
      <button type="button" class="btn" onClick={() => void send()}>
        {text(props.unsent === 0 ? 'sign_out.confirm' : 'sign_out.send')}
      </button>
      {props.unsent > 0 && <WithUnsent {...props} />}
      <button type="button" class="btn second" onClick={props.onCancel}>
        {text('sign_out.cancel')}
      </button>
    </div>
  )
}

function WithUnsent({ unsent, onKeep, onDelete, onFile }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  return (
    <>
      <div class="stack-tight">
        <button type="button" class="btn second" onClick={onKeep}>
          {text('sign_out.keep')}
        </button>
        <p class="small">{text('sign_out.keep_hint')}</p>
      </div>
      <FileSave label={text('settings.file_save')} onSave={onFile} />
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
        onClick={() => void onDelete(typed)}
      >
        {counted('sign_out.delete', unsent)}
      </button>
    </>
  )
}
