import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { knowsSides } from '../domain/picture'
import { notesOf, swapReasons } from '../domain/plan_cautions'
import type { Exercise, MePlan, Prescription, Side } from '../domain/wire'
import { type MessageId, text } from '../messages/messages'
import { heldIds, lock, mePlan, settings } from '../sync/state'
import { Choices } from './choices'
import { doseInWords, sideInWords } from './dose_words'
import { ExercisePicture } from './exercise_picture'
import { followInApp } from './navigation'
import { Screen } from './screen'
import { Locked } from './session/locked'
import { commonStops } from './stop_words'

/** One exercise of the plan, at leisure: what to do, what to avoid and when to stop. Works without network. */
export function HowTo({ prescriptionId }: { prescriptionId: string }): JSX.Element {
  if (lock.value) return <Locked />
  const found = find(mePlan.value, prescriptionId)
  if (!found) {
    return (
      <Screen title={text('how.gone_title')} lead={text('how.gone')}>
        <a class="btn" href="/" onClick={followInApp}>
          {text('how.back')}
        </a>
      </Screen>
    )
  }
  const { prescription, exercise } = found
  const emergencyNumber = mePlan.value?.safety.emergency_number ?? '112'
  return (
    <Screen title={exercise.name} lead={doseInWords(prescription, exercise)}>
      {heldIds.value.has(exercise.id) && <p class="notice">{text('hold.how')}</p>}
      <Frames exercise={exercise} prescription={prescription} />
      <section class="card stack-tight" aria-labelledby="how-start">
        <h2 id="how-start">{text('how.start')}</h2>
        <p>{exercise.start_position}</p>
      </section>
      <Lines title="how.cues" lines={exercise.cues} isOrdered={true} />
      {prescription.note && <Lines title="how.note" lines={[prescription.note]} />}
      <Lines title="how.mind" kind="mind-card" lines={notesOf(mePlan.value?.cautions, prescription.id)} />
      <Lines title="how.in_place" lines={swapReasons(mePlan.value?.cautions, prescription.id)} />
      <Lines title="how.mistakes" lines={exercise.common_mistakes} />
      <Lines
        title="how.stop"
        kind="stop-card"
        lines={[...commonStops(exercise, emergencyNumber), ...exercise.stop_if]}
      />
      <a class="text-btn" href="/learn/how-hard" onClick={followInApp}>
        {text('learn.see_how_hard')}
      </a>
      <a class="btn second" href="/" onClick={followInApp}>
        {text('how.back')}
      </a>
    </Screen>
  )
}

function find(known: MePlan | null, id: string): { prescription: Prescription; exercise: Exercise } | null {
  const prescriptions = known?.plan?.routines.flatMap((routine) => routine.prescriptions) ?? []
  const prescription = prescriptions.find((each) => each.id === id)
  const exercise = prescription && known?.exercises[prescription.exercise_id]
  return exercise ? { prescription, exercise } : null
}

/** Every moment of the exercise with its words; where both sides are done, either can be looked at. */
function Frames({ exercise, prescription }: { exercise: Exercise; prescription: Prescription }): JSX.Element | null {
  const { sides, first_side } = prescription
  const [side, setSide] = useState<Side | null>(sides === 'both' ? (first_side ?? 'left') : sides)
  const { pictures } = exercise
  if (!pictures) return null
  return (
    <div class="stack">
      {sides === 'both' && side && knowsSides(pictures) && (
        <Choices
          name="side"
          legend={text('how.side')}
          value={side}
          choices={(['left', 'right'] as const).map((value) => ({ value, label: sideInWords(value, exercise) }))}
          onPick={setSide}
        />
      )}
      {pictures.frames.map((frame, index) => (
        <figure key={frame.name} class="card frame">
          <ExercisePicture
            pictures={{ ...pictures, frames: [frame] }}
            body={settings.value.body}
            side={side}
            index={0}
            isCaptioned={true}
          />
          <figcaption>
            {pictures.frames.length > 1 && <b>{index + 1}</b>} {frame.alt}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}

interface LinesProps {
  readonly title: MessageId
  readonly lines: readonly string[]
  readonly kind?: string
  readonly isOrdered?: boolean
}

function Lines({ title, lines, kind = '', isOrdered = false }: LinesProps): JSX.Element | null {
  if (lines.length === 0) return null
  const items = lines.map((line) => <li key={line}>{line}</li>)
  return (
    <section class={`card stack-tight ${kind}`} aria-labelledby={title}>
      <h2 id={title}>{text(title)}</h2>
      {isOrdered ? <ol class="cues">{items}</ol> : <ul class="bullets">{items}</ul>}
    </section>
  )
}
