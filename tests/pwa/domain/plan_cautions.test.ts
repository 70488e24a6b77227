import { describe, expect, test } from 'vitest'
import {
  inWords,
  isRunHeld,
  isUnheard,
  isWaiting,
  leftOut,
  notesIn,
  notesOf,
  openQuestions,
  swapReasons,
} from '../../../static/pwa/src/domain/plan_cautions'
import type { Caution, MePlan, PlanCautions, Routine } from '../../../static/pwa/src/domain/wire'

const caution = (code: string): Caution => ({ code, action: 'avoid', note: `Mind ${code}.` })
const NONE: PlanCautions = { gates: [], changes: [], notes: {}, waiting: [] }
const change = (outcome: 'swapped' | 'withheld', prescription_id: string, routine_id = 'morning') => ({
  routine_id,
  prescription_id,
  outcome,
  reasons: [caution('hip')],
})

describe('words', () => {
  test('are said once', () => {
    expect(inWords([caution('hip'), caution('knee'), caution('hip')])).toEqual(['Mind hip.', 'Mind knee.'])
  })

  test('to mind belong to one prescription', () => {
    const notes = { one: [caution('knee')] }
    expect(notesIn(notes, 'one')).toEqual(['Mind knee.'])
    expect(notesOf({ ...NONE, notes }, 'two')).toEqual([])
    expect(notesOf(undefined, 'one')).toEqual([])
  })

  test('say why an exercise stands in for another, and nothing where none does', () => {
    const cautions = { ...NONE, changes: [change('swapped', 'one'), change('withheld', 'two')] }
    expect(swapReasons(cautions, 'one')).toEqual(['Mind hip.'])
    expect(swapReasons(cautions, 'two')).toEqual([])
    expect(swapReasons(undefined, 'one')).toEqual([])
  })
})

test('what is left out is counted for the routine it was in', () => {
  const changes = [change('withheld', 'one'), change('withheld', 'two', 'evening'), change('swapped', 'three')]
  const cautions = { ...NONE, changes }
  expect(leftOut(cautions, (id) => id === 'morning')).toEqual({ count: 1, reasons: [caution('hip')] })
  expect(leftOut(undefined, () => true)).toEqual({ count: 0, reasons: [] })
})

test('what waits for the therapist is told apart from what is confirmed', () => {
  expect(isWaiting({ ...NONE, waiting: ['hip'] }, [caution('hip')])).toBe(true)
  expect(isWaiting(NONE, [caution('hip')])).toBe(false)
  expect(isWaiting(undefined, [caution('hip')])).toBe(false)
})

describe('the questions of the intake', () => {
  const questions = [
    { id: 'new-hip', area: 'hip', text: 'A new hip?' },
    { id: 'neck', area: 'back', text: 'A sore neck?' },
  ] as const

  test('are open until they were answered here, or at the practice', () => {
    expect(openQuestions({ ...NONE, questions }, { neck: 'no' }).map(({ id }) => id)).toEqual(['new-hip'])
    expect(openQuestions(NONE, {})).toEqual([])
    expect(openQuestions(undefined, {})).toEqual([])
  })

  test.each([
    ['yes', true],
    ['not_sure', true],
    ['no', false],
  ] as const)('hold the plan after %s until it knows: %s', (answer, isHeld) => {
    expect(isUnheard({ ...NONE, questions }, { neck: answer })).toBe(isHeld)
    expect(isUnheard(NONE, { neck: answer })).toBe(false)
    expect(isUnheard(undefined, { neck: answer })).toBe(false)
  })
})

describe('a run that began before a caution', () => {
  const routine = (...pairs: [string, string][]) =>
    ({ id: 'morning', prescriptions: pairs.map(([id, exercise_id]) => ({ id, exercise_id })) }) as unknown as Routine
  const known = (cautions: PlanCautions | undefined, ...routines: Routine[]) =>
    ({ plan: { routines }, cautions }) as unknown as MePlan
  const RUN = routine(['one', 'figure-4'], ['two', 'bridge'])

  test.each<[string, boolean, MePlan | null]>([
    ['is held by a gate', true, known({ ...NONE, gates: [caution('surgery')] })],
    ['is held by what is withheld now', true, known({ ...NONE, changes: [change('withheld', 'one')] }, withoutFirst())],
    [
      'is held by what has been swapped since',
      true,
      known({ ...NONE, changes: [change('swapped', 'one')] }, routine(['one', 'knee-hug'], ['two', 'bridge'])),
    ],
    ['goes on when it began with the swap', false, known({ ...NONE, changes: [change('swapped', 'one')] }, RUN)],
    ['goes on when the therapist merely took something out', false, known(NONE, withoutFirst())],
    ['goes on under a plan kept before there were cautions', false, known(undefined, RUN)],
    ['goes on without a plan', false, { plan: null, cautions: NONE } as unknown as MePlan],
    ['goes on while nothing is known', false, null],
  ])('%s', (_what, isHeld, plan) => {
    expect(isRunHeld(RUN, plan, {})).toBe(isHeld)
  })

  test('is held while a yes that was told here has not reached the plan', () => {
    const questions = [{ id: 'new-hip', area: 'hip', text: 'A new hip?' }] as const
    expect(isRunHeld(RUN, known({ ...NONE, questions }, RUN), { 'new-hip': 'yes' })).toBe(true)
    expect(isRunHeld(RUN, known({ ...NONE, questions: [] }, RUN), { 'new-hip': 'yes' })).toBe(false)
  })

  function withoutFirst(): Routine {
    return { id: 'morning', prescriptions: [{ id: 'two', exercise_id: 'bridge' }] } as unknown as Routine
  }
})
