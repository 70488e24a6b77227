import { useRef } from 'preact/hooks'
import type { Side } from '../../../domain/wire'
import { Thumbnail } from '../../exercise_picture'
import { nameOf } from '../catalogue'
import { isHeldBack, judgementOf } from '../cautions'
import { exactly } from '../dates'
import { Choice } from '../parts/choice'
import { NoteField, Wrong } from '../parts/field'
import { OrderButtons } from '../parts/order_buttons'
import { useArrival } from './arrival'
import { Concerns, OnHold } from './concerns'
import { useDesk } from './desk'
import { withNumber } from './dose_fields'
import { DoseSteppers } from './dose_steppers'
import type { DraftPrescription } from './draft'
import { DragHandle } from './drag_handle'
import { placePrescription, removePrescription, setPrescription } from './edits'
import { wrongAt } from './problems'
import { StepChoice } from './step_choice'
import { ThinkTwice } from './think_twice'

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
  /** The focus needs another place. */
  readonly onRemoved: () => void
}

function Dose({ prescription, name }: { readonly prescription: DraftPrescription; readonly name: string }) {
  const { change, placed } = useDesk()
  const { key, dose } = prescription
  return (
    <DoseSteppers
      dose={dose}
      name={name}
      wrongAt={(field) => wrongAt(placed, `${key}/dose/${field}`)}
      onNumber={(field, value) =>
        change(setPrescription(key, { dose: withNumber(dose, field, value) }), `${key}/${field}`)
      }
    />
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

export function PrescriptionEditor({ prescription, place, of, onRemoved }: Props) {
  const { announce, cautions, change, exercises, placed, secondsOf, warned } = useDesk()
  const { key } = prescription
  const exercise = exercises.get(prescription.exercise_id)
  const name = nameOf(exercises, prescription.exercise_id)
  const seconds = secondsOf(key)
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(key, heading)
  const moveTo = (to: number, run?: string) => {
    if (to < 0 || to >= of) return
    change(placePrescription(key, to), run)
    announce(`${name}: place ${to + 1} of ${of}.`)
  }
  const remove = () => {
    change(removePrescription(key))
    announce(`${name} removed. Undo brings it back.`)
    onRemoved()
  }
  return (
    <li class={exercise && isHeldBack(judgementOf(cautions, exercise.id)) ? 'prescription held' : 'prescription'}>
      <div class="prescription-head">
        {of > 1 && <DragHandle name={name} place={place} onMove={moveTo} />}
        {exercise?.pictures && (
          <Thumbnail
            pictures={exercise.pictures}
            body="woman"
            side={prescription.sides === 'both' ? null : prescription.sides}
          />
        )}
        <h3 tabIndex={-1} ref={heading}>
          {place + 1}. {name}
        </h3>
        <small>{seconds === null ? '' : exactly(seconds)}</small>
        <OrderButtons name={name} place={place} of={of} onMove={(by) => moveTo(place + by)} onRemove={remove} />
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
      <ThinkTwice reasons={wrongAt(warned, `${key}/exercise_id`)} />
      <Dose prescription={prescription} name={name} />
      <SideChoice prescription={prescription} />
      {exercise && <StepChoice prescription={prescription} exercise={exercise} />}
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
