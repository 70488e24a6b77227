import { useState } from 'preact/hooks'
import type { Answer, Failure } from '../api'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Cadence } from '../wire'
import { CadenceFields } from './cadence_fields'

interface Props {
  readonly start: Cadence | null
  readonly unsaid: string
  readonly save: (cadence: Cadence | null) => Promise<Answer<unknown>>
  readonly onSaved: () => void
}

/** How often clients come, with its own save. */
export function CadenceForm({ start, unsaid, save, onSaved }: Props) {
  const [cadence, setCadence] = useState(start)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setIsSaved(false)
    const answer = await save(cadence)
    setFailure(answer.ok ? null : answer.failure)
    setIsSaved(answer.ok)
    if (answer.ok) onSaved()
  })
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <CadenceFields
        value={cadence}
        unsaid={unsaid}
        onChange={(next) => {
          setIsSaved(false)
          setCadence(next)
        }}
      />
      {failure && <FailureNotice failure={failure} />}
      <div class="wrap">
        <button type="submit" class="act" disabled={isBusy}>
          Save how often
        </button>
        <span role="status">{isSaved ? 'Saved.' : ''}</span>
      </div>
    </form>
  )
}
