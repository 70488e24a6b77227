import { useState } from 'preact/hooks'
import { type Answer, type Failure, post, request } from '../api'
import { dayMonth, todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { say } from '../parts/said'
import type { ClientItem, Visit, VisitPage } from '../wire'
import { useNextDay } from './next_day'
import { NextVisitField } from './next_visit_field'
import { setWithdrawn } from './take_back'

interface Props {
  readonly client: Pick<ClientItem, 'id' | 'display_name' | 'time_zone' | 'created_at'>
  readonly today: string
  /** Absent: a new one. */
  readonly visit?: Visit
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What has to be meant before it is sent: a second visit of one day, a day before the client was added. */
type Doubt = 'same_day' | 'before_client' | null

/** Record a visit, today's with one more tap, or correct one. */
export function RecordVisit({ client, today, visit, onClose, onSaved }: Props) {
  const [visitedOn, setVisitedOn] = useState(visit?.visited_on ?? today)
  const [note, setNote] = useState(visit?.note ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [doubt, setDoubt] = useState<Doubt>(null)
  const visits = useLoaded<VisitPage>(`/clients/${client.id}/visits?limit=1`)
  const known = visits.state.status === 'ready' ? visits.state.data : null
  const { nextOn, setNextOn, rhythm } = useNextDay(known, visitedOn, visit)
  const addedOn = todayIn(client.time_zone, new Date(client.created_at))
  const errorsAt = (field: string) =>
    failure?.errors.filter((error) => error.pointer === `/${field}`).map((error) => error.message)
  const onDay = (on: string) => {
    setVisitedOn(on)
    setDoubt(null)
    setFailure(null)
  }
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const isNews = visitedOn !== visit?.visited_on
    if (isNews && visitedOn < addedOn && doubt === null) return setDoubt('before_client')
    const body = {
      visited_on: visitedOn,
      next_visit_on: nextOn || null,
      note: note.trim(),
      again: doubt === 'same_day',
    }
    const answer = await send(client.id, visit, body)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return setDoubt(answer.failure.status === 409 ? 'same_day' : doubt)
    onClose()
    onSaved()
    tell(client, answer.data, visit !== undefined, onSaved)
  })
  const title = visit ? `Change the visit of ${dayMonth(visit.visited_on)}` : `Record a visit of ${client.display_name}`
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" onSubmit={onSubmit}>
        <TextField
          label="Day of the visit"
          type="date"
          value={visitedOn}
          max={today}
          required
          onInput={onDay}
          errors={errorsAt('visited_on')}
          hint="New figures start from this day."
        />
        <NextVisitField
          value={nextOn}
          visitedOn={visitedOn || today}
          rhythm={rhythm}
          errors={errorsAt('next_visit_on')}
          onInput={setNextOn}
        />
        <NoteField
          label="Your own note"
          value={note}
          onInput={setNote}
          errors={errorsAt('note')}
          hint="The client never sees it. A message to the client goes with the plan."
        />
        <Doubtful doubt={doubt} day={dayMonth(visitedOn || today, today)} addedOn={dayMonth(addedOn, today)} />
        {failure && failure.errors.length === 0 && doubt !== 'same_day' && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          {doubt === 'same_day' ? 'Save a second visit' : doubt ? 'Save it all the same' : 'Save visit'}
        </button>
      </form>
    </Dialog>
  )
}

function send(clientId: string, visit: Visit | undefined, body: unknown): Promise<Answer<Visit>> {
  const address = `/clients/${clientId}/visits`
  return visit ? request<Visit>('PATCH', `${address}/${visit.id}`, { body }) : post<Visit>(address, body)
}

function tell(client: Props['client'], visit: Visit, isChange: boolean, onChange: () => void): void {
  const day = dayMonth(visit.visited_on)
  const run = () => void setWithdrawn(client.id, visit, true, onChange)
  if (isChange) say(`The visit of ${day} is changed. What it said before is kept.`)
  else say(`The visit of ${client.display_name}, ${day}, is recorded.`, { label: 'Undo', run })
}

interface DoubtProps {
  readonly doubt: Doubt
  readonly day: string
  readonly addedOn: string
}

function Doubtful({ doubt, day, addedOn }: DoubtProps) {
  if (!doubt) return null
  return (
    <p class="notice warn" role="alert">
      {doubt === 'same_day'
        ? `A visit of ${day} is recorded already. Close this to change that one, or save a second visit.`
        : `${day} is before the client was added here, ${addedOn}. Is the day right?`}
    </p>
  )
}
