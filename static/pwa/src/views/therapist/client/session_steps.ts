/** A session's steps as a therapist reads them: the counting ones in full, the rest only when something was odd. */
import type { SessionLogItem, Side, StepResult } from '../../../domain/wire'
import { count } from '../words'

export interface StepGroup {
  readonly exerciseId: string
  readonly side: Side | null
  readonly steps: readonly StepResult[]
  readonly prescribed: number
  readonly done: number
}

const NOT_COUNTING = ['prepare', 'switch_side', 'relax', 'rest']

export const isCounting = (step: StepResult) => !NOT_COUNTING.includes(step.kind)

/** Neighbouring steps of one exercise and side, with the seconds of those that count. */
export function stepGroups(steps: readonly StepResult[]): readonly StepGroup[] {
  const groups: { exerciseId: string; side: Side | null; steps: StepResult[]; prescribed: number; done: number }[] = []
  for (const step of steps.filter(isCounting)) {
    let group = groups.at(-1)
    if (group?.exerciseId !== step.exercise_id || group.side !== step.side) {
      group = { exerciseId: step.exercise_id, side: step.side, steps: [], prescribed: 0, done: 0 }
      groups.push(group)
    }
    group.steps.push(step)
    group.prescribed += step.prescribed_seconds
    group.done += step.done_seconds
  }
  return groups
}

const sum = (steps: readonly StepResult[], pick: (step: StepResult) => number) =>
  steps.reduce((all, step) => all + pick(step), 0)

/** "1 skipped, 2 too painful" of a session; empty when nothing went otherwise than prescribed. */
export function oddities(log: Pick<SessionLogItem, 'steps'>): string {
  const steps = log.steps.filter(isCounting)
  const having = (outcome: StepResult['outcome']) => steps.filter((step) => step.outcome === outcome).length
  const unobserved = sum(log.steps, (step) => step.unobserved_seconds)
  const repeated = sum(steps, (step) => step.repeated_seconds ?? 0)
  const parts = [
    having('too_painful') > 0 ? `${count(having('too_painful'), 'step')} too painful` : '',
    having('skipped') > 0 ? `${count(having('skipped'), 'step')} skipped` : '',
    having('cut_short') > 0 ? `${count(having('cut_short'), 'step')} cut short` : '',
    unobserved > 0 ? `${unobserved} s not seen by the phone` : '',
    repeated > 0 ? `${repeated} s more by repeating` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** Seconds and where they come from, or the amount that was told where no timer ran. */
export function howMuch(
  log: Pick<SessionLogItem, 'amount' | 'done_seconds' | 'prescribed_seconds' | 'share_percent'>,
): string {
  if (log.amount !== null) return { all: 'all of it', half: 'about half', little: 'a little' }[log.amount]
  return `${log.done_seconds} of ${log.prescribed_seconds} s, ${log.share_percent} %`
}
