import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem } from '../wire'

interface Props {
  readonly client: ClientItem
  readonly today: string
  readonly onClose: () => void
  /** Settles when the card shows what was saved: the next form begins with it. */
  readonly onSaved: () => Promise<void>
}

/** The score of any other measure: its words may be someone's property, so only name and number are kept. */
export function RecordScore({ client, today, onClose, onSaved }: Props) {
  const [on, setOn] = useState(today)
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const hasName = name.trim() !== ''
  const isNumber = /^\s*\d+([.,]\d)?\s*$/.test(value)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setIsTried(true)
    if (!hasName || !isNumber) return
    const scores = [{ name: name.trim(), value: Number(value.replace(',', '.')) }]
    const answer = await post(`/clients/${client.id}/measurements`, { measured_on: on, kind: 'typed', scores })
    if (!answer.ok) return setFailure(answer.failure)
    await onSaved()
    onClose()
  })
  return (
    <Dialog title="Another score" onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <TextField label="Day" type="date" value={on} max={today} onInput={setOn} />
        <TextField
          label="Name of the measure"
          value={name}
          maxLength={120}
          onInput={setName}
          errors={isTried && !hasName ? ['Name what was measured.'] : []}
          hint="For example a questionnaire, or straight leg raise, left, in degrees."
        />
        <TextField
          label="Score"
          value={value}
          onInput={setValue}
          errors={isTried && !isNumber ? ['A number, with one place after the point at most.'] : []}
        />
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Save
        </button>
      </form>
    </Dialog>
  )
}
