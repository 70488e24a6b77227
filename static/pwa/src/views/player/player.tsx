import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { wakeLockState } from '../../device/wake_lock'
import type { Mark, Position } from '../../domain/player'
import type { Exercise, Prescription, Routine, Step, StoppedBecause } from '../../domain/wire'
import { counted, text } from '../../messages/messages'
import { duration } from '../time_words'
import { Controls, type PlayerActions } from './controls'
import { CountdownBlock } from './countdown'
import { EndDialog } from './end_dialog'
import { ExerciseCard } from './exercise_card'
import { PlayerHead } from './player_head'
import { Segments } from './segments'
import { announcement, type StepContext } from './step_words'
import { useKeys, useVisibilityMarks } from './use_marks'
import { usePlayer } from './use_player'
import { useTones } from './use_tones'

export interface PlayerProps {
  readonly routine: Routine
  readonly timeline: readonly Step[]
  readonly exercises: Readonly<Record<string, Exercise>>
  readonly marks: readonly Mark[]
  readonly hasTones: boolean
  readonly keep: (marks: readonly Mark[]) => Promise<void>
  readonly onShow: (place: Position, isNewStep: boolean) => void
  readonly onTones: () => void
  /** The finish is on disk by then. */
  readonly onEnd: (stopped_because: StoppedBecause) => void
}

export function Player(props: PlayerProps): JSX.Element | null {
  const { timeline, routine } = props
  const { place, mark } = usePlayer(props, props.onShow)
  const reason = useRef<StoppedBecause>('finished')
  const [isEnding, setIsEnding] = useState(false)
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
  useVisibilityMarks(mark)
  useTones(timeline, place, props.hasTones)
  useEffect(() => {
    if (place.status === 'finished') props.onEnd(reason.current)
  }, [place.status])

  const context = contextOf(props, place)
  if (!context) return null
  const exercise = context.exercises[context.step.exercise_id]
  const order = routine.prescriptions.findIndex(({ id }) => id === context.step.prescription_id) + 1
  const place_values = { position: order, exercises: routine.prescriptions.length }
  const left = timeLeft(place)
  return (
    <main id="content" class={isRunning ? 'player' : 'player paused'} aria-label={text('player.title')}>
      <Segments
        timeline={timeline}
        index={place.index}
        elapsed_ms={place.step_elapsed_ms}
        label={text('player.progress', { ...place_values, left })}
      />
      {exercise && (
        <PlayerHead
          exercise={exercise}
          side={context.step.side}
          line={`${text('player.place', place_values)} · ${left}`}
        />
      )}
      {exercise && <ExerciseCard exercise={exercise} prescription={context.prescription} step={context.step} />}
      <CountdownBlock context={context} place={place} />
      <p class="only-read" aria-live="polite">
        {place.status === 'running' ? announcement(context) : text('player.paused')}
      </p>
      <Controls
        isPaused={!isRunning}
        hasTones={props.hasTones}
        actions={actions}
        onTones={props.onTones}
        notes={notesOf(place)}
      />
      {isEnding && (
        <EndDialog
          onGoOn={() => {
            setIsEnding(false)
            void mark({ kind: 'resume' })
          }}
          onReason={(picked) => {
            reason.current = picked
            void mark({ kind: 'finish' })
          }}
        />
      )}
    </main>
  )
}

function contextOf(props: PlayerProps, place: Position): StepContext | null {
  const prescription = props.routine.prescriptions.find(({ id }: Prescription) => id === place.step?.prescription_id)
  if (!place.step || !prescription) return null
  return { step: place.step, next: place.next, prescription, exercises: props.exercises }
}

function timeLeft(place: Position): string {
  const minutes = Math.round(place.remaining_ms / 60_000)
  return minutes < 1 ? text('player.left_under') : counted('player.left_min', minutes)
}

function notesOf(place: Position): string[] {
  const notes = []
  if (place.status === 'interrupted') notes.push(text('player.gap', { time: duration(place.unobserved_ms / 1000) }))
  if (wakeLockState.value === 'failed' || wakeLockState.value === 'missing') notes.push(text('player.no_wake_lock'))
  return notes
}
