import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, Visit } from '../wire'

interface Props {
  readonly client: ClientItem
  readonly today: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

export function RecordVisit({ client, today, onClose, onSaved }: Props) {
  const [visitedOn, setVisitedOn] = useState(today)
  const [nextOn, setNextOn] = useState('')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const errorsAt = (field: string) =>
    failure?.errors.filter((error) => error.pointer === `/${field}`).map((error) => error.message)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const body = { visited_on: visitedOn, next_visit_on: nextOn || null, note: note.trim() }
    const answer = await post<Visit>(`/clients/${client.id}/visits`, body)
    if (!answer.ok) return setFailure(answer.failure)
    onClose()
    onSaved()
  })
  return (
    <Dialog title={`Record a visit of ${client.display_name}`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit}>
        <TextField
          label="Day of the visit"
          type="date"
          value={visitedOn}
          max={today}
          required
          onInput={setVisitedOn}
          errors={errorsAt('visited_on')}
          hint="New figures start from this day."
        />
        <TextField
          label="Next visit, if you know it"
          type="date"
          value={nextOn}
          min={visitedOn}
          onInput={setNextOn}
          errors={errorsAt('next_visit_on')}
        />
        <NoteField
          label="Your own note"
          value={note}
          onInput={setNote}
          errors={errorsAt('note')}
          hint="The client never sees it."
        />
        {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Save visit
        </button>
      </form>
    </Dialog>
  )
}
