import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { wakeLockState } from '../../device/wake_lock'
import { ACTS_OF } from '../../domain/after_gap'
import { notesIn } from '../../domain/plan_cautions'
import type { Position } from '../../domain/player'
import type { StoppedBecause } from '../../domain/wire'
import { counted, text } from '../../messages/messages'
import type { RunRecord } from '../../store/schema'
import type { mark as addMark } from '../../sync/player_run'
import { GoOnWays } from '../go_on'
import { duration } from '../time_words'
import { type Said, said } from './announce'
import { Controls } from './controls'
import { CountdownBlock } from './countdown'
import { EndDialog } from './end_dialog'
import { ExerciseCard } from './exercise_card'
import { PlayerHead } from './player_head'
import { RepeatDialog } from './repeat_dialog'
import { Segments } from './segments'
import type { StepContext } from './step_words'
import { TapArea } from './tap_area'
import { useActions } from './use_actions'
import { useKeys } from './use_keys'
import { useSwipe } from './use_swipe'

export interface PlayerProps {
  readonly run: RunRecord
  readonly place: Position
  readonly mark: typeof addMark
  readonly hasSound: boolean
  readonly onSound: () => void
  /** The person ends it early; the run is paused by then. */
  readonly onEnd: (stopped_because: StoppedBecause) => void
}

export function Player(props: PlayerProps): JSX.Element | null {
  const { run, place, mark } = props
  const main = useRef<HTMLElement>(null)
  const { actions, swipes, asked, isAtEnd, goOn, repeat } = useActions(run, place, mark)
  const isPaused = place.status !== 'running'
  useKeys(actions, asked === null)
  const swiping = useSwipe(swipes, asked === null)
  useEffect(() => {
    document.title = run.routine.name
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [run.routine.name])
  const context = contextOf(run, place)
  if (!context) return null
  const { kind } = context.step
  return (
    <main id="content" ref={main} tabIndex={-1} class="player-box" aria-label={text('player.title')} {...swiping}>
      <div class={isPaused ? 'player paused' : 'player'}>
        <Head context={context} place={place} run={run}>
          <TapArea isPaused={isPaused} onTap={actions.toggle} />
        </Head>
        <CountdownBlock context={context} place={place} />
        <Spoken context={context} place={place} run={run} />
        <Controls
          isPaused={isPaused}
          hasSound={props.hasSound}
          undoable={place.undoable}
          canRepeat={place.repeats.length > 0}
          transition={kind === 'prepare' || kind === 'switch_side' ? kind : null}
          actions={actions}
          onSound={props.onSound}
          notes={notesOf(place, isAtEnd)}
        >
          <GoOnWays place={place} onPick={(way) => void mark(...ACTS_OF[way].map((kind) => ({ kind })))} />
        </Controls>
        {asked === 'end' && <EndDialog onGoOn={goOn} onReason={props.onEnd} />}
        {asked === 'repeat' && <RepeatDialog run={run} repeats={place.repeats} onRepeat={repeat} onGoOn={goOn} />}
      </div>
    </main>
  )
}

interface PlaceProps {
  readonly context: StepContext
  readonly place: Position
  readonly run: RunRecord
}

/** For screen readers. The seconds are never read out by themselves: the countdown is there to be asked. */
function Spoken({ context, place, run }: PlaceProps): JSX.Element {
  const last = useRef<Said | null>(null)
  // What stands in a region as it comes is often not read: it is filled once it is there.
  const [isThere, setIsThere] = useState(false)
  useEffect(() => setIsThere(true), [])
  last.current = said(last.current, place, context, notesIn(run.notes ?? {}, context.prescription.id))
  return (
    <p class="only-read" aria-live="polite">
      {isThere && last.current.words}
    </p>
  )
}

function Head({ context, place, run, children }: PlaceProps & { children: JSX.Element }): JSX.Element {
  const { prescription, step } = context
  const exercise = context.exercises[step.exercise_id]
  const exercises = run.routine.prescriptions.length
  const position = run.routine.prescriptions.indexOf(prescription) + 1
  const left = timeLeft(place)
  return (
    <>
      <Segments
        timeline={run.timeline}
        index={place.index}
        elapsed_ms={place.step_elapsed_ms}
        label={text('player.progress', { position, exercises, left })}
      />
      {exercise && (
        <>
          <PlayerHead
            exercise={exercise}
            side={step.side}
            line={`${text('player.place', { position, exercises })} · ${left}`}
          />
          <ExerciseCard
            exercise={exercise}
            prescription={prescription}
            step={step}
            elapsed_ms={place.step_elapsed_ms}
            notes={notesIn(run.notes ?? {}, prescription.id)}
          >
            {children}
          </ExerciseCard>
        </>
      )}
    </>
  )
}

function contextOf({ routine, exercises }: RunRecord, { step, next }: Position): StepContext | null {
  const prescription = routine.prescriptions.find(({ id }) => id === step?.prescription_id)
  return step && prescription ? { step, next, prescription, exercises } : null
}

function timeLeft(place: Position): string {
  const minutes = Math.round(place.remaining_ms / 60_000)
  return minutes < 1 ? text('player.left_under') : counted('player.left_min', minutes)
}

function notesOf(place: Position, isAtEnd: boolean): string[] {
  const notes = []
  if (place.status === 'interrupted') notes.push(text('player.gap', { time: duration(place.gap_ms / 1000) }))
  if (wakeLockState.value === 'failed' || wakeLockState.value === 'missing') notes.push(text('player.no_wake_lock'))
  if (isAtEnd) notes.push(text('player.swipe_end'))
  return notes
}
