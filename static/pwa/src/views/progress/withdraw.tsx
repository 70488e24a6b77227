import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../../messages/later'
import type { KnownSession } from '../../store/schema'

/** What the practice wrote down is for the practice to take back. */
export function isOwnRecord({ log }: KnownSession): boolean {
  return log.evidence === 'timed' || log.evidence === 'added_later'
}

/** Takes a session out of all figures or, of one that is out, puts it back. */
export function Withdraw(props: {
  name: string
  isOut: boolean
  /** False: it could not be written. */
  onChange: (is_withdrawn: boolean) => Promise<boolean>
}): JSX.Element {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const change = async () => {
    const isWritten = await props.onChange(!props.isOut)
    setState(isWritten ? 'idle' : 'failed')
  }
  if (state === 'asking') {
    return (
      <div class="actions" role="alertdialog" aria-label={text('session.withdraw_sure')}>
        <p>{text('session.withdraw_sure')}</p>
        <button type="button" class="btn second small-btn" onClick={() => void change()}>
          {text('session.withdraw_yes')}
        </button>
        <button type="button" class="text-btn" onClick={() => setState('idle')}>
          {text('session.withdraw_no')}
        </button>
      </div>
    )
  }
  return (
    <>
      <button
        type="button"
        class="text-btn"
        aria-label={text(props.isOut ? 'session.put_back_of' : 'session.withdraw_of', { session: props.name })}
        onClick={() => (props.isOut ? void change() : setState('asking'))}
      >
        {text(props.isOut ? 'session.put_back' : 'session.withdraw')}
      </button>
      {state === 'failed' && (
        <p class="notice bad" role="alert">
          {text('session.not_written')}
        </p>
      )}
    </>
  )
}
