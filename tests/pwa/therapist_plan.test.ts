import { describe, expect, it } from 'vitest'
import type { Exercise } from '../../static/pwa/src/domain/wire'
import { DOSE_FIELDS, doseWords } from '../../static/pwa/src/views/therapist/plan/dose_fields'
import {
  bodyOf,
  type Draft,
  draftOf,
  emptyDraft,
  emptyRoutine,
  isSame,
  prescriptionOf,
} from '../../static/pwa/src/views/therapist/plan/draft'
import {
  addPrescription,
  addRoutine,
  moved,
  placePrescription,
  removePrescription,
  setPlan,
  setPrescription,
  setRoutine,
  swapPrescription,
  toggleWeekday,
} from '../../static/pwa/src/views/therapist/plan/edits'
import { reduce, startHistory } from '../../static/pwa/src/views/therapist/plan/history'
import { GENERAL, placeOf, placeProblems } from '../../static/pwa/src/views/therapist/plan/problems'
import { scheduleWords } from '../../static/pwa/src/views/therapist/plan/schedule_words'
import { secondsByKey } from '../../static/pwa/src/views/therapist/plan/seconds'
import { placeWarnings } from '../../static/pwa/src/views/therapist/plan/warnings'
import type { SavedPlan } from '../../static/pwa/src/views/therapist/wire'

const hold = { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 } as const

const exercise = (id: string, side: Exercise['side'], family = 'piriformis') =>
  ({ id, side, family, dose: hold }) as unknown as Exercise

const FIGURE_4 = exercise('supine-figure-4', 'per_side')
const BRIDGE = exercise('bridge-double', 'none', 'strength')

/** One routine with figure 4 and bridge, for a client whose right side hurts. */
function written(): Draft {
  const routine = {
    ...emptyRoutine('Evening'),
    prescriptions: [prescriptionOf(FIGURE_4, 'right'), prescriptionOf(BRIDGE, 'right')],
  }
  return { ...emptyDraft('2026-11-22'), routines: [routine] }
}

const keys = (draft: Draft) => draft.routines[0]?.prescriptions.map((each) => each.exercise_id)
const keyAt = (draft: Draft, place: number) => draft.routines[0]?.prescriptions[place]?.key ?? ''

describe('a plan draft', () => {
  it('starts sided exercises on both sides, the painful one first, and leaves sides out where there are none', () => {
    expect(bodyOf(written()).routines[0]?.prescriptions).toEqual([
      { exercise_id: 'supine-figure-4', sides: 'both', first_side: 'right', dose: hold, note: '' },
      { exercise_id: 'bridge-double', dose: hold, note: '' },
    ])
  })

  it('sends exactly one of weekdays and times a week, and keeps the other for going back', () => {
    const draft = written()
    const key = draft.routines[0]?.key ?? ''
    const weekly = setRoutine(key, { by: 'times_per_week', times_per_week: 4 })(draft)
    expect(bodyOf(weekly).routines[0]).toMatchObject({ times_per_week: 4 })
    expect(bodyOf(weekly).routines[0]).not.toHaveProperty('weekdays')
    const back = setRoutine(key, { by: 'weekdays' })(weekly)
    expect(bodyOf(back).routines[0]).toMatchObject({ weekdays: [1, 3, 5] })
    expect(bodyOf(back).routines[0]).not.toHaveProperty('times_per_week')
  })

  it('forgets the first side once only one side is done', () => {
    const draft = written()
    const left = setPrescription(keyAt(draft, 0), { sides: 'left' })(draft)
    expect(bodyOf(left).routines[0]?.prescriptions[0]).toMatchObject({ sides: 'left', first_side: null })
  })

  it('keeps the ids of a saved plan, so that history stays with its routine', () => {
    const saved: SavedPlan = {
      id: 'p',
      version: 4,
      saved_at: '2026-11-03T10:00:00Z',
      starts_on: '2026-09-22',
      ends_on: null,
      note: '',
      routines: [
        {
          id: 'r',
          name: 'Evening',
          weekdays: null,
          times_per_week: 5,
          times_per_day: 2,
          prescriptions: [
            { id: 'x', exercise_id: 'bridge-double', sides: null, first_side: null, dose: hold, note: 'slow' },
          ],
        },
      ],
    }
    const body = bodyOf(draftOf(saved))
    expect(body.routines[0]).toMatchObject({ id: 'r', times_per_week: 5, times_per_day: 2 })
    expect(body.routines[0]?.prescriptions[0]).toMatchObject({ id: 'x', note: 'slow' })
    expect(isSame(draftOf(saved), draftOf(saved))).toBe(true)
  })

  it('moves, removes and swaps exercises', () => {
    const draft = written()
    expect(keys(placePrescription(keyAt(draft, 1), 0)(draft))).toEqual(['bridge-double', 'supine-figure-4'])
    expect(keys(placePrescription(keyAt(draft, 0), -1)(draft))).toEqual(keys(draft))
    expect(keys(removePrescription(keyAt(draft, 0))(draft))).toEqual(['bridge-double'])
    const other = prescriptionOf(exercise('single-knee-to-chest', 'per_side'), 'none')
    expect(keys(swapPrescription(keyAt(draft, 0), other)(draft))).toEqual(['single-knee-to-chest', 'bridge-double'])
  })

  it('keeps weekdays in the order of the week', () => {
    const draft = written()
    const key = draft.routines[0]?.key ?? ''
    expect(toggleWeekday(key, 2)(draft).routines[0]?.weekdays).toEqual([1, 2, 3, 5])
    expect(toggleWeekday(key, 3)(draft).routines[0]?.weekdays).toEqual([1, 5])
  })

  it('leaves a list alone when an item would fall off its end', () => {
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  })
})

describe('undo', () => {
  it('takes a run of typing back in one step, and brings it again', () => {
    let history = startHistory(emptyDraft('2026-11-22'))
    history = reduce(history, { do: 'edit', edit: setPlan({ note: 'S' }), field: 'note' })
    history = reduce(history, { do: 'edit', edit: setPlan({ note: 'Slow' }), field: 'note' })
    const undone = reduce(history, { do: 'undo' })
    expect(undone.present.note).toBe('')
    expect(reduce(undone, { do: 'redo' }).present.note).toBe('Slow')
  })

  it('keeps changes of different fields apart', () => {
    let history = startHistory(emptyDraft('2026-11-22'))
    history = reduce(history, { do: 'edit', edit: setPlan({ note: 'Slow' }), field: 'note' })
    history = reduce(history, { do: 'edit', edit: setPlan({ ends_on: '2026-12-24' }), field: 'ends_on' })
    expect(reduce(history, { do: 'undo' }).present).toMatchObject({ note: 'Slow', ends_on: null })
  })

  it('brings mine back after theirs was taken', () => {
    const mine = written()
    const theirs = emptyDraft('2026-11-22')
    const taken = reduce(startHistory(mine), { do: 'edit', edit: () => theirs })
    expect(taken.present).toBe(theirs)
    expect(reduce(taken, { do: 'undo' }).present).toBe(mine)
  })

  it('drops what was undone once something else is written', () => {
    let history = reduce(startHistory(written()), { do: 'edit', edit: setPlan({ note: 'A' }) })
    history = reduce(history, { do: 'undo' })
    history = reduce(history, { do: 'edit', edit: setPlan({ note: 'B' }) })
    expect(reduce(history, { do: 'redo' }).present.note).toBe('B')
  })

  it('does nothing at either end', () => {
    const history = startHistory(written())
    expect(reduce(history, { do: 'undo' })).toBe(history)
    expect(reduce(history, { do: 'redo' })).toBe(history)
  })
})

describe('problems of a refused plan', () => {
  const draft = written()
  const routine = draft.routines[0]?.key
  const bridge = keyAt(draft, 1)

  it.each([
    ['/ends_on', 'plan/ends_on'],
    ['/routines', 'plan/routines'],
    ['/routines/0/name', `${routine}/name`],
    ['/routines/0/weekdays/1', `${routine}/weekdays`],
    ['/routines/0/prescriptions', `${routine}/prescriptions`],
    ['/routines/0/prescriptions/1/dose/hold_seconds', `${bridge}/dose/hold_seconds`],
    ['/routines/0/prescriptions/1', `${bridge}/exercise_id`],
    ['/routines/7/name', GENERAL],
    ['', GENERAL],
  ])('%s stands at %s', (pointer, place) => {
    expect(placeOf(draft, pointer)).toBe(place)
  })

  it('stay with their exercise when it is moved afterwards', () => {
    const problems = [
      { pointer: '/routines/0/prescriptions/1/dose/reps', code: 'out_of_bounds', message: 'must be 1 to 30' },
    ]
    const placed = placeProblems(draft, problems)
    const later = placePrescription(bridge, 0)(draft)
    expect(placed.get(`${keyAt(later, 0)}/dose/reps`)).toEqual(['Must be 1 to 30.'])
  })

  it('are said in own words where the service speaks to programs', () => {
    const placed = placeProblems(draft, [
      { pointer: '/ends_on', code: 'ends_before_start', message: 'must not be before starts_on' },
      { pointer: '/routines/0/prescriptions', code: 'empty', message: 'must not be empty' },
    ])
    expect(placed.get('plan/ends_on')).toEqual(['The last day is before the first.'])
    expect(placed.get(`${routine}/prescriptions`)).toEqual(['Add at least one exercise.'])
  })
})

const NOTHING = { problems: [], warnings: [], changes: [] }

describe('around the draft', () => {
  it('puts the service’s seconds to the right exercise', () => {
    const draft = written()
    const seconds = secondsByKey(draft, {
      ...NOTHING,
      routines: [{ total_seconds: 400, week_seconds: 1200, exercises: [{ seconds: 250 }, { seconds: 150 }] }],
    })
    expect(seconds.get(draft.routines[0]?.key ?? '')).toBe(400)
    expect(seconds.get(keyAt(draft, 1))).toBe(150)
    const broken = { ...NOTHING, routines: [{ total_seconds: null, week_seconds: null, exercises: [] }] }
    expect(secondsByKey(draft, broken).size).toBe(0)
  })

  it('puts warnings where they belong, and leaves to the cautions what they say themselves', () => {
    const draft = written()
    const placed = placeWarnings(draft, [
      { pointer: '', code: 'gate', message: 'No stretching yet.' },
      { pointer: '/routines/0/prescriptions/1/exercise_id', code: 'modified', message: 'Pad well.' },
      { pointer: '/routines/0/prescriptions/1/exercise_id', code: 'same_shape', message: 'Much the same.' },
      { pointer: '/routines/0/prescriptions/1/exercise_id', code: 'therapist_only', message: 'Only you choose it.' },
      { pointer: '/routines/0/prescriptions', code: 'many_exercises', message: 'Five.' },
      { pointer: '/routines', code: 'many_minutes', message: 'Hamstrings: 12 min.' },
    ])
    expect([...placed]).toEqual([
      [`${keyAt(draft, 1)}/exercise_id`, ['Much the same.', 'Only you choose it.']],
      [`${draft.routines[0]?.key}/prescriptions`, ['Five.']],
      ['plan/routines', ['Hamstrings: 12 min.']],
    ])
  })

  it('offers fields for every number of every dose', () => {
    const names = DOSE_FIELDS.contract_relax.map((field) => field.name)
    expect(names).toEqual([
      'contract_seconds',
      'effort_percent_min',
      'effort_percent_max',
      'relax_seconds',
      'stretch_seconds',
      'reps',
      'rest_seconds',
      'sets',
    ])
  })

  it('says a dose and a schedule in a few words', () => {
    expect(doseWords(hold)).toBe('3 × 30 s')
    expect(
      doseWords({ type: 'dynamic_reps', rep_seconds: 4, hold_seconds: 3, reps: 10, rest_seconds: 30, sets: 2 }),
    ).toBe('2 sets of 10 reps of 4 s + 3 s hold')
    expect(scheduleWords({ weekdays: [1, 3, 5], times_per_week: null, times_per_day: 2 })).toBe(
      'Mon, Wed, Fri, twice a day',
    )
    expect(scheduleWords({ weekdays: null, times_per_week: 1, times_per_day: 1 })).toBe('once a week')
  })

  it('adds a routine and an exercise to it', () => {
    const routine = emptyRoutine('Morning')
    const draft = addPrescription(
      routine.key,
      prescriptionOf(BRIDGE, 'none'),
    )(addRoutine(routine)(emptyDraft('2026-11-22')))
    expect(keys(draft)).toEqual(['bridge-double'])
  })
})
