import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { StoppedBecause } from '../../domain/wire'
import { named, text } from '../../messages/messages'

export const REASONS = [
  'pain',
  'time',
  'interrupted',
  'unsure_how',
  'other',
] as const satisfies readonly StoppedBecause[]

/** Asks why the routine ends early; the run is paused meanwhile. Closing it any way but by a reason goes on. */
export function EndDialog({
  onReason,
  onGoOn,
}: {
  onReason: (reason: StoppedBecause) => void
  onGoOn: () => void
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="end-title" onCancel={onGoOn}>
      <div class="stack">
        <div>
          <h2 id="end-title">{text('player.end_title')}</h2>
          <p class="muted">{text('player.end_lead')}</p>
        </div>
        <div class="sheet-choices">
          {REASONS.map((reason) => (
            <button key={reason} type="button" class="btn second small-btn" onClick={() => onReason(reason)}>
              {named('stopped', reason)}
            </button>
          ))}
        </div>
        <button type="button" class="btn" onClick={onGoOn}>
          {text('player.end_back')}
        </button>
      </div>
    </dialog>
  )
}
