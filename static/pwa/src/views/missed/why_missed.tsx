import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Missed } from '../../domain/why_missed'
import type { WhyMissed } from '../../domain/wire'
import { named, text } from '../../messages/later'
import { Choices } from '../choices'
import { followInApp } from '../navigation'
import { ADD } from '../progress/paths'
import { tell } from '../session/flow'

const REASONS: readonly WhyMissed[] = ['pain', 'time', 'forgot', 'unsure_how', 'felt_fine']

interface Props {
  readonly missed: Missed
  /** Absent where there is nothing to leave: the list of Progress. */
  readonly onNotNow?: () => void
  readonly onTold: (why: WhyMissed) => void
}

/** Five reasons, of which one is told with two taps. Nothing is chosen beforehand. */
export function WhyMissedChoice({ missed, onNotNow, onTold }: Props): JSX.Element {
  const [why, setWhy] = useState<WhyMissed | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const save = async () => {
    const isKept = await tell({ about_session_id: null, on: missed.on, pain: null, why_missed: why })
    setHasFailed(!isKept)
    if (isKept && why) onTold(why)
  }
  return (
    <div class="stack">
      <Choices
        name={`missed-${missed.on}`}
        legend={text('missed.legend')}
        legendHidden
        value={why}
        choices={REASONS.map((value) => ({ value, label: named('missed', value) }))}
        onPick={setWhy}
      />
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('after.save_failed')}
        </p>
      )}
      <div class="actions">
        <button type="button" class="btn second" disabled={why === null} onClick={() => void save()}>
          {text('missed.save')}
        </button>
        {missed.span === 'day' && (
          <a class="text-btn" href={`${ADD}/${missed.on}`} onClick={followInApp}>
            {text('missed.did_it')}
          </a>
        )}
        {onNotNow && (
          <button type="button" class="text-btn" onClick={onNotNow}>
            {text('missed.not_now')}
          </button>
        )}
      </div>
    </div>
  )
}
