/** What a screen reader says while a routine is played: one sentence where something changes, and none in between. */
import type { Position } from '../../domain/player'
import type { Dose } from '../../domain/wire'
import { named, text } from '../../messages/messages'
import { sideInWords } from '../dose_words'
import type { StepContext } from './step_words'

export interface Said {
  /** What it was said for: the same again is not said again. */
  readonly about: string
  readonly undoable: Position['undoable']
  readonly words: string
}

/** From here on into a step what is left of it is told, not how long it is. */
const BEGUN_MS = 1_000

/** What is said now; `before` is what was said last. `notes`: what this client has to mind in the exercise. */
export function said(before: Said | null, place: Position, context: StepContext, notes: readonly string[]): Said {
  const { undoable, status, index, step_total_ms } = place
  const about = `${status} ${index} ${step_total_ms}`
  if (before?.about === about) return before
  const isMoved = undoable !== null && undoable !== before?.undoable
  const words = [isMoved ? named('moved', undoable) : '', inWords(before, place, context, notes)]
  return { about, undoable, words: words.filter(Boolean).join(' ') }
}

function inWords(before: Said | null, place: Position, context: StepContext, notes: readonly string[]): string {
  if (place.status !== 'running') return text('player.paused')
  const seconds = Math.ceil(place.step_remaining_ms / 1000)
  const isLonger = before?.about.startsWith(`running ${place.index} `)
  if (isLonger) return text('player.say_more', { seconds })
  if (place.step_elapsed_ms >= BEGUN_MS) return text('player.say_left', { kind: kindOf(context), seconds })
  const isPrepare = context.step.kind === 'prepare'
  return [sentence(context), ...(isPrepare ? notes : [])].join(' ')
}

const kindOf = ({ step }: StepContext) => named('step', step.kind)

/** As a step begins. A set of moves or breaths has one for all of it: it would never be silent else. */
function sentence(context: StepContext): string {
  const { step, prescription, exercises } = context
  const { seconds } = step
  const exercise = exercises[step.exercise_id]
  const side = step.side && exercise ? sideInWords(step.side, exercise) : ''
  switch (step.kind) {
    case 'prepare': {
      const named = [exercise?.name, side].filter(Boolean).join('. ')
      return text('player.say_prepare', { exercise: named, seconds, start: exercise?.start_position ?? '' })
    }
    case 'switch_side':
      return text('player.say_switch_side', { side: side.toLowerCase(), seconds })
    case 'rest':
    case 'contract':
    case 'relax':
      return text('player.say_step', { kind: kindOf(context), seconds })
    default:
      return [ofSet(context, prescription.dose), round(context)].filter(Boolean).join(' ')
  }
}

function ofSet(context: StepContext, dose: Dose): string {
  const { seconds, rep } = context.step
  const { reps } = dose
  if (dose.type === 'breathing') {
    return text('player.say_breaths', { inhale: dose.inhale_seconds, exhale: dose.exhale_seconds, reps })
  }
  if (dose.type === 'dynamic_reps' || dose.type === 'slider') {
    return text(dose.type === 'slider' ? 'player.say_slides' : 'player.say_moves', { reps })
  }
  const kind = kindOf(context)
  return reps > 1 && dose.type !== 'contract_relax'
    ? text('player.say_step_of', { kind, seconds, rep, reps })
    : text('player.say_step', { kind, seconds })
}

function round({ step, prescription }: StepContext): string {
  const { sets } = prescription.dose
  return sets > 1 ? text('player.say_round', { set: step.set, sets }) : ''
}
