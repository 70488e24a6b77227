// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import type { Dose, Exercise, Prescription } from '../../static/pwa/src/domain/wire'
import { paper } from '../../static/pwa/src/messages/en/paper'
import { doseOnPaper, sideShown, sidesOnPaper } from '../../static/pwa/src/views/therapist/paper/paper_words'
import { TickTable } from '../../static/pwa/src/views/therapist/paper/tick_table'
import type { SavedRoutine } from '../../static/pwa/src/views/therapist/wire'

afterEach(cleanup)

const hold: Dose = { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 }
const push: Dose = {
  type: 'contract_relax',
  contract_seconds: 6,
  effort_percent_min: 20,
  effort_percent_max: 50,
  relax_seconds: 2,
  stretch_seconds: 20,
  reps: 3,
  rest_seconds: 10,
  sets: 1,
}
const moves: Dose = { type: 'dynamic_reps', rep_seconds: 4, hold_seconds: 3, reps: 10, rest_seconds: 30, sets: 2 }

describe('a dose on paper', () => {
  test.each<[string, Dose]>([
    ['Hold 30 s, 3 times. Rest 10 s in between.', hold],
    ['Hold 30 s, once.', { ...hold, reps: 1 }],
    ['Hold 30 s, twice. 2 rounds.', { ...hold, reps: 2, sets: 2, rest_seconds: 0 }],
    ['Press 30 s, 3 times. Rest 10 s in between.', { ...hold, type: 'pressure' }],
    [
      'Push gently for 6 s, let go for 2 s, stretch for 20 s. Do this 3 times. Use 20 to 50 % of your strength. Rest 10 s in between.',
      push,
    ],
    ['10 times, 4 s each, and hold 3 s. 2 rounds. Rest 30 s in between.', moves],
    ['10 times, 4 s each.', { ...moves, hold_seconds: 0, sets: 1 }],
    [
      'Breathe in for 4 s and out for 6 s, 18 times.',
      { type: 'breathing', inhale_seconds: 4, exhale_seconds: 6, reps: 18, rest_seconds: 0, sets: 1 },
    ],
  ])('%s', (words, dose) => {
    expect(doseOnPaper(dose)).toBe(words)
  })
})

describe('sides on paper', () => {
  const exercise = (side: Exercise['side'], work_side: string | null = null) => ({ side, work_side }) as Exercise
  const prescribed = (sides: Prescription['sides'], first_side: Prescription['first_side'] = null) =>
    ({ id: 'p', exercise_id: 'e', sides, first_side, dose: hold, note: '' }) satisfies Prescription

  test.each<[string, Prescription, Exercise]>([
    [
      'Each leg, left first. The working leg is the crossed leg.',
      prescribed('both'),
      exercise('per_side', 'crossed leg'),
    ],
    [
      'Each leg, right first. The working leg is the top leg.',
      prescribed('both', 'right'),
      exercise('per_side', 'top leg'),
    ],
    [
      'Left side only. The working side is the buttock on the ball.',
      prescribed('left'),
      exercise('per_side', 'buttock on the ball'),
    ],
    ['Each leg, left first.', prescribed('both'), exercise('per_side', 'working leg')],
    ['Sides in turn.', prescribed(null), exercise('alternating')],
    ['', prescribed(null), exercise('none')],
  ])('%s', (words, prescription, of) => {
    expect(sidesOnPaper(prescription, of)).toBe(words)
  })

  test('the pictures show the side that comes first', () => {
    expect(
      [prescribed('both'), prescribed('both', 'right'), prescribed('right'), prescribed(null)].map(sideShown),
    ).toEqual(['left', 'right', 'right', null])
  })
})

describe('boxes to tick', () => {
  const routine = (often: Partial<SavedRoutine>) =>
    ({
      id: 'r',
      name: 'Morning',
      prescriptions: [],
      weekdays: null,
      times_per_week: null,
      times_per_day: 1,
      ...often,
    }) as SavedRoutine

  test('stand on the days it is due, as many as times a day, a row a week', () => {
    const { container } = render(<TickTable routine={routine({ weekdays: [1, 3], times_per_day: 2 })} weeks={4} />)
    expect(container.querySelectorAll('tbody tr')).toHaveLength(4)
    expect(container.querySelectorAll('.tick-box')).toHaveLength(4 * 2 * 2)
    expect(container.querySelectorAll('tbody tr:first-child td:nth-child(3) .tick-box')).toHaveLength(0)
  })

  test('stand on every day where the days are free, with how many to choose', () => {
    const { container } = render(<TickTable routine={routine({ times_per_week: 3 })} weeks={1} />)
    expect(container.querySelectorAll('.tick-box')).toHaveLength(7)
    expect(container.textContent).toContain('Any 3 days of the week.')
  })
})

test('the words of the paper promise nothing and do not shout', () => {
  const loud = Object.values(paper).filter((words) => /!|\b(cure|heal|fix|proven|detox|permanent)/i.test(words))
  expect(loud).toEqual([])
})
