import type { Exercise } from '../../../domain/wire'
import { isHeldBack, judgementOf, reasonsInWords } from '../cautions'
import { awaitItem } from './arrival'
import { useDesk } from './desk'
import type { DraftPrescription } from './draft'
import { swapPrescription } from './edits'
import { scopeWords } from './scope'
import { type Step, steppedTo, stepsOf } from './steps'

const WAYS = { easier: 'Easier', harder: 'Harder' } as const

/** Why this step cannot be taken; null: it can. */
function useRefusal({ exercise }: Step): string | null {
  const { cautions, notForYou } = useDesk()
  const judgement = judgementOf(cautions, exercise.id)
  return isHeldBack(judgement) ? reasonsInWords(judgement.reasons) : scopeWords(exercise, notForYou)
}

function Line({ step, prescription }: { readonly step: Step; readonly prescription: DraftPrescription }) {
  const { announce, change } = useDesk()
  const refusal = useRefusal(step)
  const take = () => {
    const other = steppedTo(prescription, step.exercise)
    awaitItem(other.key)
    change(swapPrescription(prescription.key, other))
    announce(`${step.exercise.name} taken. Undo brings the other back.`)
  }
  return (
    <li class={refusal ? 'pick avoided' : 'pick'}>
      <button type="button" class="plain" disabled={refusal !== null} onClick={take}>
        {WAYS[step.way]}: {step.exercise.name}
      </button>
      <p class={refusal ? 'small odd' : 'small'}>{refusal ?? step.changes}</p>
    </li>
  )
}

/** One tap to the catalogue's next step up or down, with what it changes, and what the last sessions speak for. */
export function StepChoice({
  prescription,
  exercise,
}: {
  readonly prescription: DraftPrescription
  readonly exercise: Exercise
}) {
  const { advice, exercises } = useDesk()
  const steps = stepsOf(exercise, exercises)
  const spokenFor = advice.find(({ exercise_id }) => exercise_id === exercise.id)
  if (steps.length === 0) return null
  return (
    <details open={spokenFor !== undefined}>
      <summary>Easier or harder</summary>
      {spokenFor && <p class="small">{spokenFor.text}</p>}
      <ul class="picks steps">
        {steps.map((step) => (
          <Line key={step.exercise.id} step={step} prescription={prescription} />
        ))}
      </ul>
    </details>
  )
}
