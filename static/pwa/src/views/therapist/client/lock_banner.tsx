import { useState } from 'preact/hooks'
import type { SafetyLock } from '../../../domain/wire'
import { type Failure, post } from '../api'
import { moment } from '../dates'
import { Dialog } from '../parts/dialog'
import { NoteField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem } from '../wire'
import { LOCK_LEVELS } from '../words'

interface UnlockProps {
  readonly client: ClientItem
  readonly onClose: () => void
  readonly onUnlocked: () => void
}

function Unlock({ client, onClose, onUnlocked }: UnlockProps) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    if (reason.trim() === '') return setWrong(['Write why the routines may open again.'])
    const answer = await post(`/clients/${client.id}/unlock`, { reason: reason.trim() })
    if (!answer.ok) return setFailure(answer.failure)
    onClose()
    onUnlocked()
  })
  return (
    <Dialog title={`Unlock the routines of ${client.display_name}`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <p>The reason is kept with your name and the time. The phone opens at its next contact.</p>
        <NoteField
          label="Reason"
          value={reason}
          onInput={setReason}
          errors={wrong}
          required
          hint="For example who examined the client, and when."
        />
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Unlock routines
        </button>
      </form>
    </Dialog>
  )
}

interface Props {
  readonly client: ClientItem
  readonly lock: SafetyLock
  readonly onUnlocked: () => void
}

export function LockBanner({ client, lock, onUnlocked }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section class="lock" aria-labelledby="lock-head">
      <div>
        <h2 id="lock-head">Routines are locked since {moment(lock.locked_at, new Date(), client.time_zone)}</h2>
        <p>{LOCK_LEVELS[lock.level]}, confirmed on the phone. Only a clinician of your practice can unlock.</p>
      </div>
      <button type="button" class="act danger" onClick={() => setIsOpen(true)}>
        Unlock …
      </button>
      {isOpen && <Unlock client={client} onClose={() => setIsOpen(false)} onUnlocked={onUnlocked} />}
    </section>
  )
}
