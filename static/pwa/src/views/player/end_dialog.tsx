import type { JSX } from 'preact'
import type { StoppedBecause } from '../../domain/wire'
import { named, text } from '../../messages/messages'
import { Sheet } from './sheet'

export const REASONS = [
  'pain',
  'time',
  'interrupted',
  'unsure_how',
  'other',
] as const satisfies readonly StoppedBecause[]

/** Asks why the routine ends early: one tap is the answer, and ends it. */
export function EndDialog({
  onReason,
  onGoOn,
}: {
  onReason: (reason: StoppedBecause) => void
  onGoOn: () => void
}): JSX.Element {
  return (
    <Sheet title={text('player.end_title')} lead={text('player.end_lead')} onGoOn={onGoOn}>
      {REASONS.map((reason) => (
        <button key={reason} type="button" class="btn second small-btn" onClick={() => onReason(reason)}>
          {named('stopped', reason)}
        </button>
      ))}
    </Sheet>
  )
}
