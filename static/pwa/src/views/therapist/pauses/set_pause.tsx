import { useState } from 'preact/hooks'
import type { Pause } from '../../../domain/pause'
import { type Failure, post } from '../api'
import { Choice } from '../parts/choice'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, SetPause } from '../wire'

const REASONS = [
  { value: 'holiday', label: 'Holiday' },
  { value: 'flare_up', label: 'Flare-up' },
  { value: 'illness', label: 'Illness' },
  { value: 'other', label: 'Other' },
] as const

interface Props {
  readonly client: ClientItem
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Days off, with their reason. The days may have been already: a client tells of a holiday afterwards. */
export function SetPauseDialog({ client, today, onClose, onSaved }: Props) {
  const [firstOn, setFirstOn] = useState(today)
  const [lastOn, setLastOn] = useState('')
  const [reason, setReason] = useState<Pause['reason']>('holiday')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const errorsAt = (field: string) =>
    failure?.errors.filter((error) => error.pointer === `/${field}`).map((error) => error.message)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const body = { first_on: firstOn, last_on: lastOn || null, reason, note: note.trim() }
    const answer = await post<SetPause>(`/clients/${client.id}/pauses`, body)
    if (!answer.ok) return setFailure(answer.failure)
    onSaved()
  })
  return (
    <Dialog title={`Pause ${client.display_name}'s plan`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <Choice legend="Why" options={REASONS} value={reason} onChange={setReason} />
        <div class="pair">
          <TextField
            label="First day"
            type="date"
            value={firstOn}
            required
            onInput={setFirstOn}
            errors={errorsAt('first_on')}
          />
          <TextField
            label="Last day, or leave open"
            type="date"
            value={lastOn}
            min={firstOn}
            onInput={setLastOn}
            errors={errorsAt('last_on')}
          />
        </div>
        <NoteField
          label="Your own note"
          value={note}
          onInput={setNote}
          errors={errorsAt('note')}
          hint="The client never sees it."
        />
        <p class="small">
          The phone says that the plan is paused and asks for nothing. What is practised all the same counts. Nothing of
          these days is missed.
        </p>
        {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Set pause
        </button>
      </form>
    </Dialog>
  )
}
