import type { Exercise, Prescription, Step } from '../../domain/wire'
import { named, text } from '../../messages/messages'

/** What the words of a step are made from; the timeline is in the order it is played. */
export interface StepContext {
  readonly step: Step
  readonly next: Step | null
  readonly prescription: Prescription
  readonly exercises: Readonly<Record<string, Exercise>>
}

const STILL = new Set<Step['kind']>(['prepare', 'switch_side', 'rest', 'relax'])

/** One line under the countdown: what to do now. */
export function cueLine({ step, prescription }: StepContext): string {
  if (step.kind !== 'contract') return text(`cue.${step.kind}`)
  const { dose } = prescription
  if (dose.type !== 'contract_relax') return named('step', step.kind)
  return text('cue.contract', { min: dose.effort_percent_min, max: dose.effort_percent_max })
}

/** "Hold 2 of 3 · Round 1 of 2 · next: Rest 10 s" */
export function placeLine(context: StepContext): string {
  const { step, prescription } = context
  const { reps, sets } = prescription.dose
  const parts: string[] = []
  if (!STILL.has(step.kind) && reps > 1) {
    parts.push(text('player.rep', { kind: named('step', step.kind), rep: step.rep, reps }))
  }
  if (sets > 1 && step.set > 0) parts.push(text('player.set', { set: step.set, sets }))
  parts.push(nextWords(context))
  return parts.join(' · ')
}

function nextWords({ step, next, exercises }: StepContext): string {
  if (!next) return text('player.last')
  const isOtherExercise = next.prescription_id !== step.prescription_id
  const words = isOtherExercise
    ? (exercises[next.exercise_id]?.name ?? '')
    : text('player.next_step', { kind: named('step', next.kind), seconds: next.seconds })
  return text('player.next', { step: words })
}
