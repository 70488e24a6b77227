import type { Exercise, Side } from '../../../domain/wire'
import { Thumbnail } from '../../exercise_picture'
import { nameOf } from '../catalogue'
import { easierInstead, isHeldBack, judgementOf, reasonsInWords } from '../cautions'
import { OpenExercise } from '../client/open_exercise'
import { exactly, moment } from '../dates'
import { Choice } from '../parts/choice'
import { NoteField, Wrong } from '../parts/field'
import { OrderButtons } from '../parts/order_buttons'
import { Stepper } from '../parts/stepper'
import { useDesk } from './desk'
import { DOSE_FIELDS, doseNumber, withNumber } from './dose_fields'
import { type DraftPrescription, prescriptionOf } from './draft'
import { movePrescription, removePrescription, setPrescription, swapPrescription } from './edits'
import { wrongAt } from './problems'

const SIDES = [
  { value: 'both', label: 'Both' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const
const FIRST = [
  { value: 'none', label: 'Any' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const

interface Props {
  readonly prescription: DraftPrescription
  readonly place: number
  readonly of: number
}

/** Why the client's cautions speak against this exercise, and what to take instead. */
function Concerns({
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
  const swap = (other: Exercise) =>
    change(swapPrescription(prescription.key, prescriptionOf(other, client.affected_side)))
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
function OnHold({ exerciseId }: { readonly exerciseId: string }) {
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

function Dose({ prescription, name }: { readonly prescription: DraftPrescription; readonly name: string }) {
  const { change, placed } = useDesk()
  const { key, dose } = prescription
  return (
    <fieldset class="dose-fields" aria-label={`Dose of ${name}`}>
      {DOSE_FIELDS[dose.type].map((field) => (
        <Stepper
          key={field.name}
          label={field.label}
          unit={field.unit}
          value={doseNumber(dose, field.name)}
          min={field.min}
          max={field.max}
          step={field.step}
          errors={wrongAt(placed, `${key}/dose/${field.name}`)}
          onChange={(value) =>
            change(setPrescription(key, { dose: withNumber(dose, field.name, value) }), `${key}/${field.name}`)
          }
        />
      ))}
    </fieldset>
  )
}

function SideChoice({ prescription }: { readonly prescription: DraftPrescription }) {
  const { change, placed } = useDesk()
  const { key, sides, first_side } = prescription
  if (sides === null) return null
  const setFirst = (value: Side | 'none') =>
    change(setPrescription(key, { first_side: value === 'none' ? null : value }))
  return (
    <div class="side-choice">
      <Choice
        legend="Sides"
        options={SIDES}
        value={sides}
        onChange={(value) => change(setPrescription(key, { sides: value }))}
      />
      {sides === 'both' && (
        <Choice legend="First side" options={FIRST} value={first_side ?? 'none'} onChange={setFirst} />
      )}
      <Wrong errors={[...wrongAt(placed, `${key}/sides`), ...wrongAt(placed, `${key}/first_side`)]} />
    </div>
  )
}

export function PrescriptionEditor({ prescription, place, of }: Props) {
  const { cautions, change, exercises, placed, secondsOf } = useDesk()
  const { key } = prescription
  const exercise = exercises.get(prescription.exercise_id)
  const name = nameOf(exercises, prescription.exercise_id)
  const seconds = secondsOf(key)
  return (
    <li class={exercise && isHeldBack(judgementOf(cautions, exercise.id)) ? 'prescription held' : 'prescription'}>
      <div class="prescription-head">
        {exercise?.pictures && (
          <Thumbnail pictures={exercise.pictures} body="woman" side={prescription.sides === 'right' ? 'right' : null} />
        )}
        <h3>
          {place + 1}. {name}
        </h3>
        <small>{seconds === null ? '' : exactly(seconds)}</small>
        <OrderButtons
          name={name}
          place={place}
          of={of}
          onMove={(by) => change(movePrescription(key, by))}
          onRemove={() => change(removePrescription(key))}
        />
      </div>
      <Wrong
        errors={[
          ...wrongAt(placed, `${key}/exercise_id`),
          ...wrongAt(placed, `${key}/dose/type`),
          ...wrongAt(placed, `${key}/id`),
        ]}
      />
      <OnHold exerciseId={prescription.exercise_id} />
      {exercise && <Concerns prescription={prescription} exercise={exercise} />}
      <Dose prescription={prescription} name={name} />
      <SideChoice prescription={prescription} />
      <details open={prescription.note !== ''}>
        <summary>Note for this exercise</summary>
        <NoteField
          label={`Note for ${name}`}
          value={prescription.note}
          onInput={(note) => change(setPrescription(key, { note }), `${key}/note`)}
          errors={wrongAt(placed, `${key}/note`)}
        />
      </details>
    </li>
  )
}
