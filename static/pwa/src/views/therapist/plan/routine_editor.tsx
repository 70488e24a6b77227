import { useRef, useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { exactly } from '../dates'
import { ExercisePicker } from '../library/exercise_picker'
import { TextField, Wrong } from '../parts/field'
import { OrderButtons } from '../parts/order_buttons'
import { count } from '../words'
import { useDesk } from './desk'
import { type DraftRoutine, prescriptionOf } from './draft'
import { addPrescription, moveRoutine, removeRoutine, setRoutine } from './edits'
import { KeepTemplate } from './own_template'
import { PrescriptionEditor } from './prescription_editor'
import { wrongAt } from './problems'
import { ScheduleEditor } from './schedule_editor'
import { ThinkTwice } from './think_twice'

interface Props {
  readonly routine: DraftRoutine
  readonly index: number
  readonly of: number
}

function Totals({ routine }: { readonly routine: DraftRoutine }) {
  const seconds = useDesk().secondsOf(routine.key)
  return (
    <p class="routine-total">
      <b>{seconds === null ? '–' : exactly(seconds)}</b>{' '}
      <small>{count(routine.prescriptions.length, 'exercise')}, rests and changes of side included</small>
    </p>
  )
}

interface ListProps {
  readonly routine: DraftRoutine
  readonly onRemoved: () => void
}

function Exercises({ routine, onRemoved }: ListProps) {
  const { placed, warned } = useDesk()
  return (
    <>
      <ol class="prescriptions">
        {routine.prescriptions.map((prescription, place) => (
          <PrescriptionEditor
            key={prescription.key}
            prescription={prescription}
            place={place}
            of={routine.prescriptions.length}
            onRemoved={onRemoved}
          />
        ))}
      </ol>
      <Wrong errors={wrongAt(placed, `${routine.key}/prescriptions`)} />
      <ThinkTwice reasons={wrongAt(warned, `${routine.key}/prescriptions`)} />
    </>
  )
}

export function RoutineEditor({ routine, index, of }: Props) {
  const { announce, change, client, placed } = useDesk()
  const [isPicking, setIsPicking] = useState(false)
  const card = useRef<HTMLElement>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const add = (exercise: Exercise) => {
    change(addPrescription(routine.key, prescriptionOf(exercise, client.affected_side)))
    setIsPicking(false)
  }
  const remove = () => {
    // What was pressed goes with the routine; what follows comes to its place.
    card.current?.nextElementSibling?.querySelector<HTMLElement>('h2, summary')?.focus()
    change(removeRoutine(routine.key))
    announce(`${routine.name} removed. Undo brings it back.`)
  }
  return (
    <section class="card routine" aria-label={`Routine ${index + 1}: ${routine.name}`} ref={card}>
      <h2 class="only-read" tabIndex={-1}>
        Routine {index + 1}: {routine.name}
      </h2>
      <div class="routine-head">
        <TextField
          label="Routine"
          value={routine.name}
          maxLength={80}
          onInput={(name) => change(setRoutine(routine.key, { name }), `${routine.key}/name`)}
          errors={wrongAt(placed, `${routine.key}/name`)}
        />
        <Totals routine={routine} />
        <OrderButtons
          name={routine.name || 'routine'}
          place={index}
          of={of}
          onMove={(by) => change(moveRoutine(routine.key, by))}
          onRemove={remove}
        />
      </div>
      <ScheduleEditor routine={routine} />
      <Exercises routine={routine} onRemoved={() => addButton.current?.focus()} />
      <div class="wrap">
        <button type="button" class="plain" ref={addButton} onClick={() => setIsPicking(true)}>
          Add an exercise
        </button>
        {routine.prescriptions.length > 0 && <KeepTemplate routine={routine} />}
      </div>
      {isPicking && <ExercisePicker onPick={add} onClose={() => setIsPicking(false)} />}
    </section>
  )
}
