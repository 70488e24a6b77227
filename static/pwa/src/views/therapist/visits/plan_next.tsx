import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { longDay } from '../dates'
import { Dialog } from '../parts/dialog'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { say } from '../parts/said'
import type { ClientItem, Rhythm } from '../wire'
import { NextVisitField } from './next_visit_field'

interface Props {
  readonly client: Pick<ClientItem, 'id' | 'display_name'>
  readonly today: string
  /** The day that is planned now; null: none. */
  readonly planned: string | null
  readonly rhythm: Rhythm | null
  readonly onClose: () => void
  readonly onSaved: () => void
}

const put = (clientId: string, on: string | null) =>
  request('PUT', `/clients/${clientId}/next-visit`, { body: { next_visit_on: on } })

/** Says what is planned now, with the way back to what was. */
function tell({ client, planned, onSaved }: Props, on: string | null): void {
  const words = on ? `The next visit of ${client.display_name} is on ${longDay(on)}.` : 'No next visit is planned now.'
  const run = async () => {
    const answer = await put(client.id, planned)
    if (!answer.ok) return say(answer.failure.text)
    say(planned ? `It is on ${longDay(planned)} again.` : 'No next visit is planned, as before.')
    onSaved()
  }
  say(words, { label: 'Undo', run: () => void run() })
}

/** Plan the next visit, move it or take it out: also before any visit was recorded. */
export function PlanNext(props: Props) {
  const { client, today, planned, rhythm, onClose, onSaved } = props
  const [on, setOn] = useState(planned ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async (day: string | null) => {
    const answer = await put(client.id, day)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    onClose()
    onSaved()
    tell(props, day)
  }
  const { isBusy, onSubmit } = useOneAtATime(() => save(on))
  const errors = failure?.errors.map(({ message }) => message)
  return (
    <Dialog title={`The next visit of ${client.display_name}`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit}>
        <NextVisitField
          label="Day of the next visit"
          value={on}
          visitedOn={today}
          rhythm={rhythm}
          errors={errors}
          onInput={setOn}
        />
        {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
        <div class="wrap">
          <button type="submit" class="act" disabled={isBusy || on === ''}>
            Plan this day
          </button>
          {planned && (
            <button type="button" class="plain" disabled={isBusy} onClick={() => void save(null)}>
              No visit is planned
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
