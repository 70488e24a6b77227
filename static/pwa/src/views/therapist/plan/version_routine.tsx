import type { Prescription } from '../../../domain/wire'
import { Thumbnail } from '../../exercise_picture'
import { type ExerciseById, nameOf } from '../catalogue'
import { exactly } from '../dates'
import type { SavedRoutine } from '../wire'
import { count, SIDES } from '../words'
import { DOSE_FIELDS, doseNumber } from './dose_fields'
import { scheduleWords } from './schedule_words'

/** "Hold 30 s", "Reps 2": each number of the dose by the name that the builder has for it. */
function doseLines({ dose }: Prescription): readonly string[] {
  return DOSE_FIELDS[dose.type].map(({ name, label, unit }) =>
    `${label} ${doseNumber(dose, name)} ${unit ?? ''}`.trim(),
  )
}

function sidesInWords({ sides, first_side }: Prescription): string | null {
  if (!sides) return null
  return first_side && sides === 'both' ? `${SIDES[sides]}, ${first_side} first` : SIDES[sides]
}

interface Props {
  readonly routine: SavedRoutine
  readonly exercises: ExerciseById
}

/** A routine as the builder has it, to be read only. */
export function VersionRoutine({ routine, exercises }: Props) {
  return (
    <section class="card routine" aria-label={`Routine: ${routine.name}`}>
      <div>
        <h2>{routine.name}</h2>
        <p class="small">
          {routine.total_seconds !== undefined && `${exactly(routine.total_seconds)}, `}
          {count(routine.prescriptions.length, 'exercise')} · {scheduleWords(routine)}
        </p>
      </div>
      <ol class="prescriptions">
        {routine.prescriptions.map((prescription, place) => {
          const exercise = exercises.get(prescription.exercise_id)
          const sides = sidesInWords(prescription)
          return (
            <li key={prescription.id} class="prescription">
              <div class="prescription-head">
                {exercise?.pictures && (
                  <Thumbnail
                    pictures={exercise.pictures}
                    body="woman"
                    side={prescription.sides === 'right' ? 'right' : null}
                  />
                )}
                <h3>
                  {place + 1}. {nameOf(exercises, prescription.exercise_id)}
                </h3>
                {(!exercise || exercise.own?.is_removed) && <small class="odd">no longer in the library</small>}
              </div>
              <p>{[...doseLines(prescription), ...(sides ? [sides] : [])].join(' · ')}</p>
              {prescription.note && (
                <p class="small">
                  Note: <q>{prescription.note}</q>
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
