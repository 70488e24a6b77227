import { describe, expect, it } from 'vitest'
import type { Exercise } from '../../static/pwa/src/domain/wire'
import { asksForSide, copiedRoutines } from '../../static/pwa/src/views/therapist/plan/copy'
import { prescriptionOf } from '../../static/pwa/src/views/therapist/plan/draft'
import { steppedTo, stepsOf } from '../../static/pwa/src/views/therapist/plan/steps'
import type { SavedPlan } from '../../static/pwa/src/views/therapist/wire'

const hold = { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 } as const

const planOf = (sides: 'both' | 'left' | 'right' | null, name = 'Evening'): SavedPlan => ({
  id: 'plan',
  version: 3,
  saved_at: '2026-11-03T10:00:00Z',
  starts_on: '2026-09-22',
  ends_on: '2026-12-24',
  note: 'For Tom.',
  routines: [
    {
      id: 'routine',
      name,
      weekdays: [1, 3],
      times_per_week: null,
      times_per_day: 2,
      prescriptions: [
        {
          id: 'one',
          exercise_id: 'figure-4',
          sides,
          first_side: sides === 'both' ? 'right' : null,
          dose: hold,
          note: 'Tom: slowly',
        },
      ],
    },
  ],
})

const copied = (
  sides: Parameters<typeof planOf>[0],
  from: 'left' | 'right' | 'both' | 'none',
  to: 'left' | 'right' | 'both' | 'none',
  answer: 'left' | 'right' | 'both' = 'both',
) => copiedRoutines(planOf(sides), 'Tom Meyer', { from, to }, answer)[0]?.prescriptions[0]

describe('a plan copied for another client', () => {
  it('keeps routines, how often and doses, and nothing that is about the person', () => {
    const [routine] = copiedRoutines(planOf('both'), 'Tom Meyer', { from: 'right', to: 'none' }, 'both')
    expect(routine).toMatchObject({ id: null, name: 'Evening', weekdays: [1, 3], times_per_day: 2 })
    expect(routine?.prescriptions).toMatchObject([{ id: null, exercise_id: 'figure-4', dose: hold, note: '' }])
  })

  it.each(["Tom's evening", 'evening of MEYER'])('does not carry a name: %s', (name) => {
    expect(copiedRoutines(planOf('both', name), 'Tom Meyer', { from: 'left', to: 'left' }, 'both')[0]?.name).toBe(
      'Routine',
    )
  })

  it.each([
    ['right', 'right', 'left', 'left'],
    ['left', 'right', 'left', 'right'],
    ['right', 'right', 'right', 'right'],
    ['both', 'right', 'left', 'both'],
    [null, 'right', 'left', null],
  ] as const)('%s of a client with pain on the %s is, for one with pain on the %s, %s', (sides, from, to, fitted) => {
    expect(copied(sides, from, to)?.sides).toBe(fitted)
    expect(asksForSide(planOf(sides), { from, to })).toBe(false)
  })

  it('asks where the sides that hurt do not tell, and does as was answered', () => {
    expect(asksForSide(planOf('left'), { from: 'both', to: 'left' })).toBe(true)
    expect(asksForSide(planOf('left'), { from: 'left', to: 'none' })).toBe(true)
    expect(asksForSide(planOf('both'), { from: 'both', to: 'none' })).toBe(false)
    expect(copied('left', 'left', 'none', 'right')).toMatchObject({ sides: 'right', first_side: null })
    expect(copied('left', 'both', 'left', 'both')).toMatchObject({ sides: 'both', first_side: 'left' })
  })

  it('begins with the side that hurts here, not with the one that hurt there', () => {
    expect(copied('both', 'right', 'left')?.first_side).toBe('left')
    expect(copied('both', 'right', 'both')?.first_side).toBeNull()
  })
})

describe('a step up or down', () => {
  const exercise = (id: string, more: Partial<Exercise>): Exercise =>
    ({
      id,
      name: id,
      level: 'easy',
      position: 'supine',
      side: 'per_side',
      equipment: [],
      dose: hold,
      regression: [],
      progression: [],
      ...more,
    }) as unknown as Exercise
  const easy = exercise('easy', {})
  const hard = exercise('hard', { level: 'hard', position: 'half_kneeling', equipment: ['chair'] })
  const middle = exercise('middle', { regression: ['easy', 'gone'], progression: ['hard'] })
  const known = new Map([easy, middle, hard].map((each) => [each.id, each]))

  it('says which way it goes and what it changes', () => {
    expect(stepsOf(middle, known).map(({ way, exercise: { id }, changes }) => [way, id, changes])).toEqual([
      ['easier', 'easy', 'same level and position'],
      ['harder', 'hard', 'hard in place of easy, half kneeling in place of supine, needs chair'],
    ])
  })

  it('keeps the sides where both have some, and takes the dose of the other', () => {
    const left = { ...prescriptionOf(middle, 'none'), sides: 'left' as const, dose: { ...hold, reps: 9 } }
    expect(steppedTo(left, hard)).toMatchObject({ id: null, exercise_id: 'hard', sides: 'left', dose: hold })
    expect(steppedTo(left, exercise('none', { side: 'none' })).sides).toBeNull()
  })
})
