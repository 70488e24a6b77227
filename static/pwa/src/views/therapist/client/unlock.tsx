import { useState } from 'preact/hooks'
import type { Page, SafetyLevel } from '../../../domain/wire'
import { type Failure, post } from '../api'
import { moment, todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Choice } from '../parts/choice'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, Examination, LockRecord } from '../wire'
import { LOCK_LEVELS } from '../words'

/** Opened only after somebody has examined the client. */
export const isUrgent = (level: SafetyLevel) => level === 'emergency' || level === 'same_day'

interface Props {
  readonly client: ClientItem
  readonly onClose: () => void
  readonly onUnlocked: () => void
}

/** What is on is read first: whoever opens it sees every answer that it stands for. */
export function Unlock({ client, onClose, onUnlocked }: Props) {
  const { state, reload } = useLoaded<Page<LockRecord>>(`/clients/${client.id}/locks`)
  return (
    <Dialog title={`Unlock the routines of ${client.display_name}`} onClose={onClose}>
      <Show state={state} what="the answers" onRetry={() => void reload()}>
        {({ items }) => (
          <UnlockForm
            client={client}
            locks={items.filter(({ unlocked_at }) => unlocked_at === null)}
            onUnlocked={() => {
              onClose()
              onUnlocked()
            }}
          />
        )}
      </Show>
    </Dialog>
  )
}

interface FormProps {
  readonly client: ClientItem
  readonly locks: readonly LockRecord[]
  readonly onUnlocked: () => void
}

function UnlockForm({ client, locks, onUnlocked }: FormProps) {
  const today = todayIn(client.time_zone)
  const needsExamination = locks.some(({ level }) => isUrgent(level))
  const [examination, setExamination] = useState<Examination>({
    by_name: '',
    by_profession: 'doctor',
    examined_on: '',
  })
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState<Record<string, string[]>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const errorsAt = (field: string) =>
    own[field] ?? failure?.errors.filter(({ pointer }) => pointer === `/${field}`).map(({ message }) => message)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const missing = missingIn(reason, needsExamination ? examination : null)
    setOwn(missing)
    if (Object.keys(missing).length > 0) return
    const answer = await post(`/clients/${client.id}/unlock`, {
      reason: reason.trim(),
      examination: needsExamination ? examination : null,
      lock_ids: locks.map(({ id }) => id),
    })
    if (!answer.ok) return setFailure(answer.failure)
    onUnlocked()
  })
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <OpenLocks locks={locks} timeZone={client.time_zone} />
      {needsExamination && (
        <ExaminationFields
          examination={examination}
          today={today}
          errorsAt={errorsAt}
          onChange={(part) => setExamination({ ...examination, ...part })}
        />
      )}
      <NoteField
        label={needsExamination ? 'What was found, and why it is safe to go on' : 'Why it is safe to go on'}
        value={reason}
        onInput={setReason}
        errors={errorsAt('reason')}
        required
      />
      <p class="small">It is kept with your name, your profession and the time. The phone opens at its next contact.</p>
      {failure && !failure.errors.some(hasField) && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isBusy}>
        Unlock routines
      </button>
    </form>
  )
}

/** What is wrong with a field is said there. */
const hasField = ({ pointer }: { readonly pointer: string }) => /^\/(reason|examination\/)/.test(pointer)

function missingIn(reason: string, examination: Examination | null): Record<string, string[]> {
  return {
    ...(reason.trim().length < 3 ? { reason: ['Write why the routines may open again.'] } : {}),
    ...(examination && examination.by_name.trim() === ''
      ? { 'examination/by_name': ['Write who examined the client.'] }
      : {}),
    ...(examination && examination.examined_on === '' ? { 'examination/examined_on': ['Choose the day.'] } : {}),
  }
}

function OpenLocks({ locks, timeZone }: { readonly locks: readonly LockRecord[]; readonly timeZone: string }) {
  return (
    <ul class="notes">
      {locks.map((lock) => (
        <li key={lock.id}>
          <b>{LOCK_LEVELS[lock.level]}</b> <small>{moment(lock.locked_at, new Date(), timeZone)}</small>
          {lock.questions.map(({ id, text }) => (
            <p class="small" key={id}>
              {text ?? 'A question that is no longer asked'}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}

interface ExaminationProps {
  readonly examination: Examination
  readonly today: string
  readonly errorsAt: (field: string) => readonly string[] | undefined
  readonly onChange: (part: Partial<Examination>) => void
}

function ExaminationFields({ examination, today, errorsAt, onChange }: ExaminationProps) {
  return (
    <>
      <p>This answer stays locked until a doctor or a physiotherapist has examined the client.</p>
      <TextField
        label="Examined by"
        value={examination.by_name}
        maxLength={120}
        required
        hint="Name, and where if you know it."
        errors={errorsAt('examination/by_name')}
        onInput={(by_name) => onChange({ by_name })}
      />
      <Choice
        legend="Who is a"
        options={[
          { value: 'doctor', label: 'Doctor' },
          { value: 'physiotherapist', label: 'Physiotherapist' },
        ]}
        value={examination.by_profession}
        onChange={(by_profession) => onChange({ by_profession })}
      />
      <TextField
        label="Examined on"
        type="date"
        value={examination.examined_on}
        max={today}
        required
        errors={errorsAt('examination/examined_on')}
        onInput={(examined_on) => onChange({ examined_on })}
      />
    </>
  )
}
