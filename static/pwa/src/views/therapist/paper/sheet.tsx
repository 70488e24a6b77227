import { knowsSides } from '../../../domain/picture'
import type { Body, Caution, Exercise, Routine } from '../../../domain/wire'
import { paper } from '../../../messages/en/paper'
import { filled } from '../../../messages/messages'
import { commonStops } from '../../stop_words'
import type { ExerciseById } from '../catalogue'
import { dayMonth } from '../dates'
import { Qr } from '../parts/qr'
import type { Invitation, SavedPlan } from '../wire'
import { ExerciseOnPaper } from './exercise_on_paper'
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

/** Up to here the pictures may be large; more exercises stand closer, so that four of them fit one page. */
const MOST_ROOMY = 2
/** From here on the plan goes over several pages, which then say which of them each is. */
const MOST_ON_ONE_PAGE = 4

function layoutFor(routines: readonly Routine[]): string {
  const count = routines.reduce((sum, { prescriptions }) => sum + prescriptions.length, 0)
  if (count <= MOST_ROOMY) return 'paper'
  return count <= MOST_ON_ONE_PAGE ? 'paper close' : 'paper close several-pages'
}

/** The plan as the client takes it home on paper. */
export function Sheet({ plan, name, practice, exercises, wishes, emergencyNumber, code }: Props) {
  const routines = plan.fit?.routines ?? plan.routines
  const stops = strictest(routines, exercises)
  const day = dayMonth(plan.starts_on)
  return (
    <article class={layoutFor(routines)}>
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
      <div class={routines.length > 2 ? 'paper-band stacked' : 'paper-band'}>
        <div class="paper-ticks">
          {routines.map((routine) => (
            <TickTable key={routine.id} routine={routine} weeks={wishes.weeks} />
          ))}
          <p>
            {paper.ticks} {hasTwoSides(routines, exercises) && paper.mirror}
          </p>
        </div>
        {stops && <Stops exercise={stops} number={emergencyNumber} />}
      </div>
      {routines.map((routine) => (
        <OneRoutine
          key={routine.id}
          routine={routine}
          exercises={exercises}
          body={wishes.body}
          notes={plan.fit?.notes}
          isNamed={routines.length > 1}
        />
      ))}
      <div class="paper-band halves">
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
          <p class="small">{paper.foot}</p>
        </section>
      </div>
    </article>
  )
}

/** The exercise with the lowest pain limit: one box of stop signs stands for all of the sheet. */
function strictest(routines: readonly Routine[], exercises: ExerciseById): Exercise | undefined {
  return routines
    .flatMap(({ prescriptions }) => prescriptions.flatMap(({ exercise_id }) => exercises.get(exercise_id) ?? []))
    .sort((one, other) => one.pain_cap - other.pain_cap)[0]
}

/** Something is done on both sides and drawn for one of them. A photo without a side is the same for both. */
const hasTwoSides = (routines: readonly Routine[], exercises: ExerciseById) =>
  routines.some(({ prescriptions }) =>
    prescriptions.some(({ sides, exercise_id }) => {
      const pictures = exercises.get(exercise_id)?.pictures
      return sides === 'both' && pictures && knowsSides(pictures)
    }),
  )

type Notes = Readonly<Record<string, readonly Caution[]>>

interface RoutineProps {
  readonly routine: Routine
  readonly exercises: ExerciseById
  readonly body: Body
  readonly notes: Notes | undefined
  readonly isNamed: boolean
}

function OneRoutine({ routine, exercises, body, notes = {}, isNamed }: RoutineProps) {
  return (
    <section class="paper-routine">
      {isNamed && <h3>{routine.name}</h3>}
      <ol class="paper-exercises">
        {routine.prescriptions.map((prescription) => {
          const exercise = exercises.get(prescription.exercise_id)
          return (
            <li key={prescription.id}>
              {exercise ? (
                <ExerciseOnPaper
                  prescription={prescription}
                  exercise={exercise}
                  body={body}
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
