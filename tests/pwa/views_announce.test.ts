import { expect, test } from 'vitest'
import { type Mark, position } from '../../static/pwa/src/domain/player'
import type { Dose, Exercise, Prescription, Step } from '../../static/pwa/src/domain/wire'
import { type Said, said } from '../../static/pwa/src/views/player/announce'
import { timelineOf } from './domain/steps'

const FIGURE_4 = {
  name: 'Figure 4, lying',
  work_side: 'crossed leg',
  start_position: 'Lie down.',
} as unknown as Exercise
const hold = (reps: number): Dose => ({ type: 'static_hold', hold_seconds: 30, reps, rest_seconds: 0, sets: 1 })

/** All that was said of a routine that is looked at each second, with these marks on the way. */
function heard(
  timeline: readonly Step[],
  dose: Dose,
  seconds: number,
  taps: readonly Mark[] = [],
  notes: string[] = [],
) {
  const prescription = { id: 'prescription-0', exercise_id: 'exercise-0', dose } as unknown as Prescription
  const words: string[] = []
  let last: Said | null = null
  for (let second = 0; second < seconds; second += 1) {
    const now = second * 1000
    const marks = [{ at: 0, kind: 'start' }, ...taps.filter(({ at }) => at <= now)] as Mark[]
    const seen = marks.flatMap((mark, which): Mark[] => {
      const from = marks[which - 1]?.at ?? 0
      return mark.at > from ? [{ at: mark.at, kind: 'seen', from }, mark] : [mark]
    })
    const newest = marks.at(-1)?.at ?? 0
    const place = position(timeline, [...seen, { at: now, kind: 'seen', from: newest }], now)
    if (!place.step) break
    const context = { step: place.step, next: place.next, prescription, exercises: { 'exercise-0': FIGURE_4 } }
    const next: Said = said(last, place, context, notes)
    if (next.words !== last?.words) words.push(next.words)
    last = next
  }
  return words
}

const SIDES = timelineOf([
  ['prepare', 'left', 10],
  ['hold', 'left', 30],
  ['switch_side', 'right', 10],
  ['hold', 'right', 30],
])

test('a sentence where something changes, and none in between', () => {
  expect(heard(SIDES, hold(1), 80, [], ['Mind your knee.'])).toEqual([
    'Figure 4, lying. Left leg. Starts in 10 seconds. Lie down. Mind your knee.',
    'Hold, 30 seconds.',
    'Change sides: right leg. 10 seconds.',
    'Hold, 30 seconds.',
  ])
})

test('after a pause what is left is told, and after more time how much there is', () => {
  const taps: Mark[] = [
    { at: 20_000, kind: 'pause' },
    { at: 25_000, kind: 'resume' },
    { at: 30_000, kind: 'add_seconds', seconds: 10 },
  ]
  expect(heard(SIDES, hold(2), 32, taps).slice(1)).toEqual([
    'Hold, 30 seconds. 1 of 2.',
    'Paused',
    'Hold, 20 seconds left.',
    '10 seconds more. 25 seconds left.',
  ])
})

test('a move and its undoing are told with where they lead', () => {
  const taps: Mark[] = [
    { at: 20_000, kind: 'skip' },
    { at: 23_000, kind: 'undo' },
  ]
  expect(heard(SIDES, hold(1), 25, taps).slice(2)).toEqual([
    'Skipped. Change sides: right leg. 10 seconds.',
    'Hold, 20 seconds left.',
  ])
})

test('moves and breaths have one sentence a set', () => {
  const moves = timelineOf([
    ['move', null, 4],
    ['hold', null, 3],
    ['move', null, 4],
    ['hold', null, 3],
    ['rest', null, 10],
    ['move', null, 4, 2],
  ])
  const dose: Dose = { type: 'dynamic_reps', rep_seconds: 4, hold_seconds: 3, reps: 2, rest_seconds: 10, sets: 2 }
  expect(heard(moves, dose, 28)).toEqual([
    'Move, 2 times. Round 1 of 2.',
    'Rest, 10 seconds.',
    'Move, 2 times. Round 2 of 2.',
  ])
  const breaths = timelineOf([
    ['breathe_in', null, 4],
    ['breathe_out', null, 6],
    ['breathe_in', null, 4],
  ])
  const breathing: Dose = {
    type: 'breathing',
    inhale_seconds: 4,
    exhale_seconds: 6,
    reps: 2,
    rest_seconds: 0,
    sets: 1,
  }
  expect(heard(breaths, breathing, 14)).toEqual(['Breathe in for 4 seconds, out for 6, 2 times.'])
})
