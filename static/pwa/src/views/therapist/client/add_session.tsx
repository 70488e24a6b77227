import { useState } from 'preact/hooks'
import { uuid7 } from '../../../domain/uuid7'
import { type Failure, post } from '../api'
import { useLoaded } from '../loading'
import { Choice } from '../parts/choice'
import { Dialog } from '../parts/dialog'
import { Field, NoteField, TextField } from '../parts/field'
import { FailureNotice, Show } from '../parts/notice'
import type { ClientItem, PlanAnswer, SavedPlan } from '../wire'
import type { Salvaged } from '../wire_review'
import { type Reported, recordedChoice, reportedBody, reportedFrom } from './reported_session'

const AMOUNTS = [
  { value: 'all', label: 'All of it' },
  { value: 'half', label: 'About half' },
  { value: 'little', label: 'A little' },
] as const
const SOURCES = [
  { value: 'reported_to_therapist', label: 'Told to me' },
  { value: 'paper', label: 'On paper' },
] as const

interface Props {
  readonly client: ClientItem
  readonly today: string
  /** The day to begin with; null, or none: today. */
  readonly day?: string | null
  readonly onClose: () => void
  readonly onSaved: () => void
}

function PainSelect({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | null
  readonly onChange: (score: number | null) => void
}) {
  return (
    <Field label={label}>
      {({ id }) => (
        <select
          id={id}
          value={value === null ? '' : String(value)}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        >
          <option value="">Not asked</option>
          {Array.from({ length: 11 }, (_, score) => (
            <option key={String(score)} value={String(score)}>
              {score}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface FormProps {
  readonly today: string
  readonly plan: SavedPlan
  readonly initial: Reported
  /** What a record that could not be read still tells: its times and steps. */
  readonly salvaged?: Salvaged
  readonly path: string
  readonly action: string
  readonly onDone: () => void
}

/** A session as staff tell it, with what is known of it filled in. */
export function ReportForm({ today, plan, initial, salvaged, path, action, onDone }: FormProps) {
  const [told, setTold] = useState<Reported>(initial)
  const [failure, setFailure] = useState<Failure | null>(null)
  // One id for this dialog: pressed twice, or sent again after a lost answer, it is still one session.
  const [id] = useState(() => uuid7(Date.now(), (bytes) => crypto.getRandomValues(bytes)))
  const set = (change: Partial<Reported>) => setTold({ ...told, ...change })
  const onSubmit = async (event: Event) => {
    event.preventDefault()
    const answer = await post(path, { id, ...reportedBody(told, plan, new Date(), salvaged) })
    if (!answer.ok) return setFailure(answer.failure)
    onDone()
  }
  const recorded = salvaged && salvaged.steps.length > 0 ? [recordedChoice(salvaged)] : []
  return (
    <form class="form" onSubmit={onSubmit}>
      <p class="small">It counts as added later, never as timed.</p>
      <Field label="Routine">
        {({ id }) => (
          <select id={id} value={told.routineId} onChange={(event) => set({ routineId: event.currentTarget.value })}>
            {plan.routines.map((routine) => (
              <option key={routine.id} value={routine.id}>
                {routine.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label="Day"
        type="date"
        value={told.practisedOn}
        max={today}
        required
        onInput={(practisedOn) => set({ practisedOn })}
      />
      <Choice
        legend="How much"
        options={[...AMOUNTS, ...recorded]}
        value={told.amount}
        onChange={(amount) => set({ amount })}
      />
      <Choice
        legend="How you know"
        options={SOURCES}
        value={told.evidence}
        onChange={(evidence) => set({ evidence })}
      />
      <div class="pair">
        <PainSelect
          label="Pain before, 0 to 10"
          value={told.painBefore}
          onChange={(painBefore) => set({ painBefore })}
        />
        <PainSelect label="Pain after, 0 to 10" value={told.painAfter} onChange={(painAfter) => set({ painAfter })} />
      </div>
      <NoteField label="What the client said" value={told.note} onInput={(note) => set({ note })} />
      {failure && <FailureNotice failure={failure} />}
      <button type="submit" class="act">
        {action}
      </button>
    </form>
  )
}

export function AddSession(props: Props) {
  const { client, today, day, onClose, onSaved } = props
  const { state, reload } = useLoaded<PlanAnswer>(`/clients/${client.id}/plan`)
  const onDone = () => {
    onClose()
    onSaved()
  }
  return (
    <Dialog title="Add a session the client reports" onClose={onClose}>
      <Show state={state} what="the routines" onRetry={() => void reload()}>
        {({ plan }) =>
          plan ? (
            <ReportForm
              today={today}
              plan={plan}
              initial={{ ...reportedFrom(null, plan, today), practisedOn: day ?? today }}
              path={`/clients/${client.id}/session-logs`}
              action="Add session"
              onDone={onDone}
            />
          ) : (
            <p>There is no plan yet, so there is no routine to add.</p>
          )
        }
      </Show>
    </Dialog>
  )
}
