import type { Exercise, SessionLogBody, Step } from '../../domain/wire'
import type { DoseRow } from '../dose_list'
import { sideInWords } from '../dose_words'

/** Counting seconds per exercise and side as the timer saw them: the same sums the therapist reads. */
export function doseRows(
  log: SessionLogBody,
  timeline: readonly Step[],
  exercises: Readonly<Record<string, Exercise>>,
): DoseRow[] {
  const counting = new Set(timeline.filter((step) => step.counts).map((step) => step.step_index))
  const rows = new Map<string, DoseRow>()
  for (const step of log.steps.filter(({ step_index }) => counting.has(step_index))) {
    const key = `${step.exercise_id} ${step.side}`
    const exercise = exercises[step.exercise_id]
    const side = step.side && exercise ? sideInWords(step.side, exercise).toLowerCase() : null
    const row = rows.get(key) ?? { name: exercise?.name ?? '', side, prescribed_seconds: 0, done_seconds: 0 }
    rows.set(key, {
      ...row,
      prescribed_seconds: row.prescribed_seconds + step.prescribed_seconds,
      done_seconds: row.done_seconds + step.done_seconds,
    })
  }
  return [...rows.values()]
}

/** What was done once more, beside the dose. */
export function repeatedSeconds(log: SessionLogBody, timeline: readonly Step[]): number {
  const counting = new Set(timeline.filter((step) => step.counts).map((step) => step.step_index))
  return log.steps
    .filter(({ step_index }) => counting.has(step_index))
    .reduce((sum, { repeated_seconds = 0 }) => sum + repeated_seconds, 0)
}

/** Time the phone did not see, over all steps. */
export function unobservedSeconds(log: SessionLogBody): number {
  return log.steps.reduce((sum, step) => sum + step.unobserved_seconds, 0)
}
