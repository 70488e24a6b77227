import type { Body, Caution, Exercise, Pictures, Prescription, Routine, Side } from '../../../domain/wire'
import { paper } from '../../../messages/en/paper'
import { filled } from '../../../messages/messages'
import { sideInWords } from '../../dose_words'
import { ExercisePicture } from '../../exercise_picture'
import { commonStops } from '../../stop_words'
import type { ExerciseById } from '../catalogue'
import { reasonsInWords } from '../cautions'
import { dayMonth } from '../dates'
import { Qr } from '../parts/qr'
import type { Invitation, SavedPlan } from '../wire'
import { doseOnPaper, sideShown, sidesOnPaper } from './paper_words'
import { TickTable } from './tick_table'

export interface Wishes {
  readonly body: Body
  readonly weeks: number
}

interface Props {
  readonly plan: SavedPlan
  readonly name: string
  readonly practice: string
  readonly exercises: ExerciseById
  readonly wishes: Wishes
  /** The practice's own: paper cannot look it up. */
  readonly emergencyNumber: string
  /** A code that lets one phone in, and the last day of it; null: none on this sheet. */
  readonly code: { readonly invitation: Invitation; readonly until: string } | null
}

/** The plan as the client takes it home on paper. */
export function Sheet({ plan, name, practice, exercises, wishes, emergencyNumber, code }: Props) {
  const routines = plan.fit?.routines ?? plan.routines
  const stops = strictest(routines, exercises)
  const day = dayMonth(plan.starts_on)
  return (
    <article class="paper">
      <header class="paper-head">
        <h2>{paper.title}</h2>
        <p class="paper-name">{filled(paper.for, { name })}</p>
        <p>{filled(paper.saved, { practice, version: plan.version, day })}</p>
      </header>
      {plan.note && (
        <p class="paper-note">
          <b>{paper.note}:</b> <q>{plan.note}</q>
        </p>
      )}
      {routines.map((routine) => (
        <OneRoutine key={routine.id} routine={routine} exercises={exercises} wishes={wishes} notes={plan.fit?.notes} />
      ))}
      {stops && <Stops exercise={stops} number={emergencyNumber} />}
      {code && (
        <section class="paper-scan">
          <Qr svg={code.invitation.qr_svg} />
          <div>
            <h3>{paper.scan}</h3>
            <p>{paper.scan_how}</p>
            <p>{filled(paper.scan_once, { day: code.until })}</p>
          </div>
        </section>
      )}
      <section class="paper-lines">
        <h3>{paper.tell}</h3>
        <i />
        <i />
      </section>
      <p class="small">{paper.foot}</p>
    </article>
  )
}

/** The exercise with the lowest pain limit: one box of stop signs stands for all of the sheet. */
function strictest(routines: readonly Routine[], exercises: ExerciseById): Exercise | undefined {
  return routines
    .flatMap(({ prescriptions }) => prescriptions.flatMap(({ exercise_id }) => exercises.get(exercise_id) ?? []))
    .sort((one, other) => one.pain_cap - other.pain_cap)[0]
}

type Notes = Readonly<Record<string, readonly Caution[]>>

function OneRoutine(props: { routine: Routine; exercises: ExerciseById; wishes: Wishes; notes: Notes | undefined }) {
  const { routine, exercises, wishes, notes = {} } = props
  return (
    <section class="paper-routine">
      <h3>{routine.name}</h3>
      <TickTable routine={routine} weeks={wishes.weeks} />
      <ol class="paper-exercises">
        {routine.prescriptions.map((prescription) => {
          const exercise = exercises.get(prescription.exercise_id)
          return (
            <li key={prescription.id}>
              {exercise ? (
                <OnPaper
                  prescription={prescription}
                  exercise={exercise}
                  body={wishes.body}
                  minded={notes[prescription.id] ?? []}
                />
              ) : (
                prescription.exercise_id
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function OnPaper(props: { prescription: Prescription; exercise: Exercise; body: Body; minded: readonly Caution[] }) {
  const { prescription, exercise, body, minded } = props
  const side = sideShown(prescription)
  return (
    <>
      <h4>{exercise.name}</h4>
      <p class="paper-dose">
        {doseOnPaper(prescription.dose)} {sidesOnPaper(prescription, exercise)}
      </p>
      {prescription.note && (
        <p class="paper-note">
          <b>{paper.note}:</b> <q>{prescription.note}</q>
        </p>
      )}
      <div class={(exercise.pictures?.frames.length ?? 0) > 2 ? 'paper-how across' : 'paper-how'}>
        {exercise.pictures && <Shown pictures={exercise.pictures} body={body} side={side} />}
        <div>
          <p>
            <b>{paper.start}</b> {exercise.start_position}
          </p>
          <ol class="numbered">
            {exercise.cues.map((cue) => (
              <li key={cue}>{cue}</li>
            ))}
          </ol>
        </div>
      </div>
      {side && exercise.pictures && (
        <p class="small">
          {filled(paper.shown, { side: sideInWords(side, exercise).toLowerCase() })}{' '}
          {prescription.sides === 'both' && paper.mirror}
        </p>
      )}
      {minded.length > 0 && (
        <p class="paper-note">
          <b>{paper.mind}</b> {reasonsInWords(minded)}
        </p>
      )}
      <Listed words={paper.watch} items={exercise.common_mistakes} />
      <Listed words={paper.stop} items={exercise.stop_if} />
    </>
  )
}

function Shown({ pictures, body, side }: { pictures: Pictures; body: Body; side: Side | null }) {
  return (
    <div class="paper-frames">
      {pictures.frames.map((frame) => (
        <ExercisePicture
          key={frame.name}
          pictures={{ ...pictures, frames: [frame] }}
          body={body}
          side={side}
          index={0}
        />
      ))}
    </div>
  )
}

function Listed({ words, items }: { words: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <p>
      <b>{words}</b> {items.map((item) => item.charAt(0).toLowerCase() + item.slice(1)).join('; ')}.
    </p>
  )
}

function Stops({ exercise, number }: { exercise: Exercise; number: string }) {
  return (
    <section class="paper-stops">
      <h3>{paper.stop_title}</h3>
      <ul class="bullets">
        {commonStops(exercise, number).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
