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
import { Controls, type PlayerActions } from './controls'
import { CountdownBlock } from './countdown'
import { EndDialog } from './end_dialog'
import { ExerciseCard } from './exercise_card'
import { PlayerHead } from './player_head'
import { Segments } from './segments'
import { announcement, type StepContext } from './step_words'
import { useKeys } from './use_keys'

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
  const [isEnding, setIsEnding] = useState(false)
  const main = useRef<HTMLElement>(null)
  const isRunning = place.status === 'running'
  const actions: PlayerActions = {
    toggle: () => void mark({ kind: isRunning ? 'pause' : 'resume' }),
    back: () => void mark({ kind: 'back' }),
    skip: () => void mark({ kind: 'skip' }),
    add: () => void mark({ kind: 'add_seconds', seconds: 10 }),
    too_painful: () => void mark({ kind: 'too_painful' }),
    finish: () => {
      if (isRunning) void mark({ kind: 'pause' })
      setIsEnding(true)
    },
  }
  useKeys(actions, !isEnding)
  useEffect(() => {
    document.title = run.routine.name
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [run.routine.name])
  const context = contextOf(run, place)
  if (!context) return null
  return (
    <main id="content" ref={main} tabIndex={-1} class="player-box" aria-label={text('player.title')}>
      <div class={isRunning ? 'player' : 'player paused'}>
        <Head context={context} place={place} run={run} />
        <CountdownBlock context={context} place={place} />
        <p class="only-read" aria-live="polite">
          {isRunning ? spoken(context, run) : text('player.paused')}
        </p>
        <Controls
          isPaused={!isRunning}
          hasSound={props.hasSound}
          actions={actions}
          onSound={props.onSound}
          notes={notesOf(place)}
        >
          <GoOnWays place={place} onPick={(way) => void mark(...ACTS_OF[way].map((kind) => ({ kind })))} />
        </Controls>
        {isEnding && (
          <EndDialog
            onGoOn={() => {
              setIsEnding(false)
              void mark({ kind: 'resume' })
            }}
            onReason={props.onEnd}
          />
        )}
      </div>
    </main>
  )
}

/** The step, and before an exercise what to mind in it. */
function spoken(context: StepContext, run: RunRecord): string {
  const notes = context.step.kind === 'prepare' ? notesIn(run.notes ?? {}, context.prescription.id) : []
  return [announcement(context), ...notes].join(' ')
}

function Head({ context, place, run }: { context: StepContext; place: Position; run: RunRecord }): JSX.Element {
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
          />
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

function notesOf(place: Position): string[] {
  const notes = []
  if (place.status === 'interrupted') notes.push(text('player.gap', { time: duration(place.gap_ms / 1000) }))
  if (wakeLockState.value === 'failed' || wakeLockState.value === 'missing') notes.push(text('player.no_wake_lock'))
  return notes
}
