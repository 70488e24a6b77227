import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../messages/messages'

interface Props {
  readonly label: string
  /** What to say when the practice was asked and nothing has changed. */
  readonly unchanged: string
  /** Asks the practice; true when it answered. */
  readonly onCheck: () => Promise<boolean>
}

/** Asks the practice now. What changes takes this button's place; when nothing does, it says so. */
export function CheckButton({ label, unchanged, onCheck }: Props): JSX.Element {
  const [state, setState] = useState<'idle' | 'asking' | 'unchanged' | 'unreached'>('idle')
  const check = async () => {
    setState('asking')
    setState((await onCheck()) ? 'unchanged' : 'unreached')
  }
  return (
    <div class="stack-tight">
      <button type="button" class="btn second small-btn" disabled={state === 'asking'} onClick={() => void check()}>
        {label}
      </button>
      <p role="status" class="small">
        {state === 'unchanged' && unchanged}
        {state === 'unreached' && text('app.unreached')}
      </p>
    </div>
  )
}
