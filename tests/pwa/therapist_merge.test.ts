import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, DraftPrescription, DraftRoutine } from '../../static/pwa/src/views/therapist/plan/draft'
import { placeAt } from '../../static/pwa/src/views/therapist/plan/drag'
import { clashWords, merge } from '../../static/pwa/src/views/therapist/plan/merge'

const hold = (hold_seconds: number) =>
  ({ type: 'static_hold', hold_seconds, reps: 3, rest_seconds: 10, sets: 1 }) as const

const stretch = (id: string | null, changes: Partial<DraftPrescription> = {}): DraftPrescription => ({
  key: `key-${id}`,
  id,
  exercise_id: `exercise-${id}`,
  sides: 'both',
  first_side: null,
  dose: hold(30),
  note: '',
  ...changes,
})

const evening = (...prescriptions: readonly DraftPrescription[]): DraftRoutine => ({
  key: 'routine',
  id: 'evening',
  name: 'Evening',
  by: 'weekdays',
  weekdays: [1, 3, 5],
  times_per_week: 3,
  times_per_day: 1,
  prescriptions,
})

const plan = (...routines: readonly DraftRoutine[]): Draft => ({
  starts_on: '2026-11-02',
  ends_on: null,
  note: '',
  routines,
})

const A = stretch('a')
const B = stretch('b')
const C = stretch('c')
const BASE = plan(evening(A, B, C))

const ids = (draft: Draft) => draft.routines.flatMap((each) => each.prescriptions.map(({ id }) => id))
const words = (base: Draft, mine: Draft, theirs: Draft) =>
  merge(base, mine, theirs).clashes.map((clash) => clashWords(clash, (id) => id))

describe('taking a draft over onto a version that somebody else saved', () => {
  it('keeps what each changed of different things', () => {
    const mine = { ...plan(evening({ ...A, dose: hold(40) }, B, C)), note: 'Slowly.' }
    const theirs = { ...plan(evening(A, { ...B, sides: 'left' as const }, C)), ends_on: '2026-12-24' }
    const { draft, clashes } = merge(BASE, mine, theirs)
    expect(clashes).toEqual([])
    expect(draft).toMatchObject({ note: 'Slowly.', ends_on: '2026-12-24' })
    expect(draft.routines[0]?.prescriptions).toMatchObject([{ dose: hold(40) }, { sides: 'left' }, { id: 'c' }])
  })

  it('lets mine stand and names it where both changed one thing', () => {
    const mine = { ...plan(evening({ ...A, dose: hold(40) }, B, C)), note: 'Mine.' }
    const theirs = { ...plan(evening({ ...A, dose: hold(50) }, B, C)), note: 'Theirs.' }
    expect(merge(BASE, mine, theirs).draft.routines[0]?.prescriptions[0]?.dose).toEqual(hold(40))
    expect(words(BASE, mine, theirs)).toEqual(['the note to the client', 'the dose of exercise-a'])
  })

  it('names nothing where both changed it alike', () => {
    const both = plan(evening({ ...A, dose: hold(40) }, B, C))
    expect(words(BASE, both, both)).toEqual([])
  })

  it.each<[string, DraftRoutine, DraftRoutine, (string | null)[], string[]]>([
    ['added by both', evening(A, stretch(null), B, C), evening(A, B, C, stretch('d')), ['a', null, 'b', 'c', 'd'], []],
    ['taken out by me', evening(A, C), evening(A, B, C, stretch('d')), ['a', 'c', 'd'], []],
    ['taken out by them', evening(A, B, { ...C, dose: hold(40) }), evening(A, C), ['a', 'c'], []],
    [
      'taken out by me, changed by them',
      evening(A, C),
      evening(A, { ...B, dose: hold(9) }, C),
      ['a', 'c'],
      ['exercise-b'],
    ],
    [
      'changed by me, taken out by them',
      evening(A, { ...B, dose: hold(9) }, C),
      evening(A, C),
      ['a', 'b', 'c'],
      ['exercise-b'],
    ],
    ['put in order by me', evening(C, A, B), evening(A, B, C, stretch('d')), ['c', 'd', 'a', 'b'], []],
    ['put in order by them', evening(A, B, stretch(null), C), evening(C, B, A), ['c', 'b', null, 'a'], []],
  ])('exercises %s', (_, mine, theirs, left, clashes) => {
    expect(ids(merge(BASE, plan(mine), plan(theirs)).draft)).toEqual(left)
    expect(words(BASE, plan(mine), plan(theirs))).toEqual(clashes)
  })

  it('takes a swap whole, and a routine that only one of them has', () => {
    const swapped = evening({ ...A, exercise_id: 'easier', dose: hold(20) }, B, C)
    const morning = { ...evening(stretch('m')), id: 'morning', name: 'Morning' }
    const { draft, clashes } = merge(BASE, plan(swapped), plan(morning, evening({ ...A, dose: hold(50) }, B, C)))
    expect(draft.routines.map(({ name }) => name)).toEqual(['Morning', 'Evening'])
    expect(draft.routines[1]?.prescriptions[0]).toMatchObject({ exercise_id: 'easier', dose: hold(20) })
    expect(clashes).toEqual([{ what: 'exercise', of: { exercise: 'easier' } }])
  })

  const some = fc
    .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), seconds: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ id }) => id,
    })
    .map((each) => plan(evening(...each.map(({ id, seconds }) => stretch(id, { dose: hold(seconds) })))))

  it('with only one of them having changed anything, gives what that one wrote', () => {
    fc.assert(
      fc.property(some, some, (base, changed) => {
        expect(merge(base, base, changed)).toEqual({ draft: changed, clashes: [] })
        expect(merge(base, changed, base)).toEqual({ draft: changed, clashes: [] })
      }),
    )
  })

  it('never holds an exercise twice, nor loses one that either added', () => {
    fc.assert(
      fc.property(some, some, some, (base, mine, theirs) => {
        const left = ids(merge(base, mine, theirs).draft)
        expect(new Set(left).size).toBe(left.length)
        const added = [...ids(mine), ...ids(theirs)].filter((id) => !ids(base).includes(id))
        expect(left).toEqual(expect.arrayContaining(added))
      }),
    )
  })
})

describe('where a dragged item goes', () => {
  it.each([
    [5, 0, 0],
    [59, 0, 0],
    [61, 0, 1],
    [400, 0, 2],
    [-50, 2, 0],
    [59, 2, 1],
    [120, 1, 2],
  ])('pointer at %i, from place %i: place %i', (y, from, place) => {
    expect(placeAt(y, from, [20, 60, 100])).toBe(place)
  })
})
