import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { Dialog } from '../parts/dialog'
import { TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { typedNumber } from '../parts/stepper'
import type { ClientItem } from '../wire'

interface Props {
  readonly client: ClientItem
  readonly today: string
  /** Those of the last time, so that the same ones are scored. */
  readonly names: readonly string[]
  readonly onClose: () => void
  /** Settles when the card shows what was saved: the next form begins with it. */
  readonly onSaved: () => Promise<void>
}

interface Line {
  readonly name: string
  readonly value: string
}

const MOST = 5
const FEWEST = 3
const HIGHEST = 10

function wrongOf({ name, value }: Line): string[] {
  if (name.trim() === '' && value.trim() === '') return []
  if (name.trim() === '') return ['Name the activity.']
  return typedNumber(value, 0, HIGHEST) === null ? [`A whole number from 0 to ${HIGHEST}.`] : []
}

/** Three to five activities that are hard for this person, each from 0 (cannot) to 10 (as before). */
export function RecordActivities({ client, today, names, onClose, onSaved }: Props) {
  const [on, setOn] = useState(today)
  const [lines, setLines] = useState<readonly Line[]>(
    Array.from({ length: MOST }, (_, index) => ({ name: names[index] ?? '', value: '' })),
  )
  const [isTried, setIsTried] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const filled = lines.filter(({ name, value }) => name.trim() !== '' && value.trim() !== '')
  const isRight = filled.length >= FEWEST && lines.every((line) => wrongOf(line).length === 0)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setIsTried(true)
    if (!isRight) return
    const scores = filled.map(({ name, value }) => ({ name: name.trim(), value: Number(value) }))
    const body = { measured_on: on, kind: 'own_activities', scores }
    const answer = await post(`/clients/${client.id}/measurements`, body)
    if (!answer.ok) return setFailure(answer.failure)
    await onSaved()
    onClose()
  })
  const change = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  return (
    <Dialog title="Own activities" onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <p>
          Name three to five things that are hard for {client.display_name} now. 0: cannot do it. 10: as well as before.
        </p>
        <TextField label="Day" type="date" value={on} max={today} onInput={setOn} />
        {lines.map((line, index) => (
          <div class="two-fields" key={index}>
            <TextField
              label={`Activity ${index + 1}`}
              value={line.name}
              maxLength={120}
              onInput={(name) => change(index, { name })}
            />
            <TextField
              label={`Score ${index + 1}, 0 to 10`}
              value={line.value}
              onInput={(value) => change(index, { value })}
              errors={isTried ? wrongOf(line) : []}
            />
          </div>
        ))}
        {isTried && filled.length < FEWEST && (
          <p class="wrong" role="alert">
            Score at least three.
          </p>
        )}
        {failure && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy}>
          Save
        </button>
      </form>
    </Dialog>
  )
}
