import { useState } from 'preact/hooks'
import type { Caution } from '../../../domain/wire'
import { type Failure, post } from '../api'
import { shortMeaning } from '../cautions'
import { Dialog } from '../parts/dialog'
import { NoteField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientCautions, ClientItem } from '../wire'

interface Props {
  readonly client: ClientItem
  readonly gates: readonly Caution[]
  readonly onLifted: (known: ClientCautions) => void
}

function Lift({ client, gate, onClose, onLifted }: Omit<Props, 'gates'> & { gate: Caution; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    if (reason.trim() === '') return setWrong(['Write why the client may practise again.'])
    const lifted = { code: gate.code, answer: 'yes', is_confirmed: true, reason: reason.trim() }
    const answer = await post<ClientCautions>(`/clients/${client.id}/cautions`, { answers: [lifted] })
    if (!answer.ok) return setFailure(answer.failure)
    onClose()
    onLifted(answer.data)
  })
  return (
    <Dialog title={`Lift: ${shortMeaning(gate.note)}`} onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <p>The reason is kept with your name and the time. The phone has the plan at its next contact.</p>
        <NoteField
          label="Reason"
          value={reason}
          onInput={setReason}
          errors={wrong}
          required
          hint="For example who cleared or examined the client, and when."
        />
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Lift
        </button>
      </form>
    </Dialog>
  )
}

/** What holds the whole plan, each with the way to lift it. */
export function Gates({ client, gates, onLifted }: Props) {
  const [open, setOpen] = useState<Caution | null>(null)
  if (gates.length === 0) return null
  return (
    <section class="lock" aria-labelledby="gates">
      <div>
        <h2 id="gates">Nothing is practised for now</h2>
        {gates.map((gate) => (
          <p key={gate.code}>{gate.note}</p>
        ))}
      </div>
      {gates.map((gate) => (
        <button type="button" class="act danger" key={gate.code} onClick={() => setOpen(gate)}>
          Lift {shortMeaning(gate.note).toLowerCase()} …
        </button>
      ))}
      {open && <Lift client={client} gate={open} onClose={() => setOpen(null)} onLifted={onLifted} />}
    </section>
  )
}
