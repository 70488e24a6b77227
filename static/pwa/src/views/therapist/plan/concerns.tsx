import type { Exercise } from '../../../domain/wire'
import { easierInstead, isHeldBack, judgementOf, reasonsInWords } from '../cautions'
import { OpenExercise } from '../client/open_exercise'
import { moment } from '../dates'
import { awaitItem } from './arrival'
import { useDesk } from './desk'
import { type DraftPrescription, prescriptionOf } from './draft'
import { swapPrescription } from './edits'

/** Why the client's cautions speak against this exercise, and what to take instead. */
export function Concerns({
  prescription,
  exercise,
}: {
  readonly prescription: DraftPrescription
  readonly exercise: Exercise
}) {
  const { client, cautions, exercises, change } = useDesk()
  const judgement = judgementOf(cautions, exercise.id)
  if (judgement.reasons.length === 0) return null
  const isHeld = isHeldBack(judgement)
  const instead = easierInstead(exercise, exercises, cautions)
  const swap = (exercise: Exercise) => {
    const other = prescriptionOf(exercise, client.affected_side)
    awaitItem(other.key)
    change(swapPrescription(prescription.key, other))
  }
  return (
    <div class={isHeld ? 'notice bad' : 'notice'} role="note">
      <p>
        <b>{isHeld ? 'Withheld from this client. ' : 'The client is told to mind this. '}</b>
        {reasonsInWords(judgement.reasons)}
        {isHeld && ' Swap it or remove it to save the plan.'}
      </p>
      {instead.length > 0 && (
        <div class="wrap">
          {instead.map((other) => (
            <button type="button" class="plain" key={other.id} onClick={() => swap(other)}>
              Take {other.name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** It waits for a person after two red sessions: the phone leaves it out until someone opens it. */
export function OnHold({ exerciseId }: { readonly exerciseId: string }) {
  const { client, holds, onOpened } = useDesk()
  const hold = holds.find((each) => each.exercise_id === exerciseId)
  if (!hold) return null
  return (
    <div class="notice bad" role="note">
      <p>
        <b>On hold</b> since {moment(hold.held_at, new Date(), client.time_zone)}: two red sessions. The phone leaves it
        out.
      </p>
      <OpenExercise clientId={client.id} hold={hold} onOpened={onOpened} />
    </div>
  )
}
