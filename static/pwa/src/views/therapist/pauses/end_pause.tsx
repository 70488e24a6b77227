import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { SetPause } from '../wire'

interface Props {
  readonly path: string
  readonly pause: SetPause
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Another last day: earlier, later, or open again. */
export function EndPauseDialog({ path, pause, onClose, onSaved }: Props) {
  const [lastOn, setLastOn] = useState(pause.last_on ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await request<SetPause>('PATCH', path, { body: { last_on: lastOn || null } })
    if (!answer.ok) return setFailure(answer.failure)
    onSaved()
  })
  return (
    <Dialog title="Change the last day" onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <TextField
          label="Last day, or leave open"
          type="date"
          value={lastOn}
          min={pause.first_on}
          onInput={setLastOn}
          errors={failure?.errors.map((error) => error.message)}
        />
        {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Save
        </button>
      </form>
    </Dialog>
  )
}
