import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { Dialog } from '../parts/dialog'
import { NoteField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'

interface Props {
  readonly clientId: string
  readonly hold: { readonly exercise_id: string; readonly name: string }
  readonly onOpened: () => void
}

function Opening({ clientId, hold, onClose, onOpened }: Props & { readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    if (reason.trim().length < 3) return setWrong(['Write why it may be done again.'])
    const sent = { exercise_id: hold.exercise_id, reason: reason.trim() }
    const answer = await post(`/clients/${clientId}/holds/open`, sent)
    if (!answer.ok) return setFailure(answer.failure)
    onClose()
    onOpened()
  })
  return (
    <Dialog title={`Open again: ${hold.name}`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <p>The reason is kept with your name and the time. The phone has it at its next contact.</p>
        <NoteField
          label="Reason"
          value={reason}
          onInput={setReason}
          errors={wrong}
          required
          hint="For example what you looked at, and what you changed in its dose."
        />
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Open exercise
        </button>
      </form>
    </Dialog>
  )
}

/** The way out of a hold: a person of the practice, with a reason. */
export function OpenExercise(props: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" class="plain" aria-label={`Open again: ${props.hold.name}`} onClick={() => setIsOpen(true)}>
        Open again …
      </button>
      {isOpen && <Opening {...props} onClose={() => setIsOpen(false)} />}
    </>
  )
}
