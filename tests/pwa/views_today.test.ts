import { describe, expect, test } from 'vitest'
import type { Plan, Routine } from '../../static/pwa/src/domain/wire'
import { calendarDays } from '../../static/pwa/src/views/progress/calendar'
import { planToday } from '../../static/pwa/src/views/today/plan_today'

const routine = (id: string, weekdays: number[] | null, times_per_day = 1): Routine => ({
  id,
  name: id,
  weekdays,
  times_per_week: weekdays ? null : 3,
  times_per_day,
  prescriptions: [],
})
const plan = (routines: Routine[], ends_on: string | null = null): Plan => ({
  id: 'plan',
  version: 1,
  saved_at: '2026-03-01T09:00:00Z',
  starts_on: '2026-03-02',
  ends_on,
  note: '',
  routines,
})
const WEDNESDAY = '2026-03-11'
const done = (routine_id: string, practised_on: string) => ({ routine_id, practised_on, is_done: true })

describe('today', () => {
  test('asks for nothing while the plan is paused, and says what was done all the same', () => {
    const given = plan([routine('done', [3]), routine('any day', null)])
    const { routines } = planToday(given, [done('done', WEDNESDAY)], WEDNESDAY, true)
    expect(routines.map(({ state, done_today }) => [state, done_today])).toEqual([
      ['free', 1],
      ['free', 0],
    ])
  })

  test('has what is due first, then what is done, then what belongs to other days', () => {
    const given = plan([
      routine('monday', [1]),
      routine('twice', [3], 2),
      routine('done', [3]),
      routine('any day', null),
    ])
    const { routines } = planToday(given, [done('done', WEDNESDAY), done('twice', WEDNESDAY)], WEDNESDAY)
    expect(routines.map(({ routine: { id }, state, done_today }) => [id, state, done_today])).toEqual([
      ['twice', 'due', 1],
      ['any day', 'due', 0],
      ['done', 'done', 1],
      ['monday', 'free', 0],
    ])
  })

  test('knows the next planned day, and none beyond the end of the plan', () => {
    expect(planToday(plan([routine('monday', [1])]), [], WEDNESDAY)).toMatchObject({ next_on: '2026-03-16' })
    expect(planToday(plan([routine('monday', [1])], '2026-03-15'), [], WEDNESDAY)).toMatchObject({ next_on: null })
  })

  test('says when the plan has not begun or is over', () => {
    expect(planToday(plan([]), [], '2026-03-01')).toMatchObject({ kind: 'before', on: '2026-03-02' })
    expect(planToday(plan([], '2026-03-10'), [], WEDNESDAY)).toMatchObject({ kind: 'ended', on: '2026-03-10' })
  })
})

describe('the calendar', () => {
  const dates = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']
  const session = (practised_on: string, is_done: boolean, is_pending: boolean) => ({
    practised_on,
    is_done,
    is_pending,
  })
  const states = (...given: Parameters<typeof calendarDays>) =>
    calendarDays(...given).map(({ state, here }) => [state, here])

  test('claims nothing about days that it knows nothing of', () => {
    expect(states(dates, WEDNESDAY, null, [session('2026-03-10', false, false)])).toEqual([
      ['none', 0],
      ['partly', 0],
      ['none', 0],
      ['ahead', 0],
    ])
  })

  test('takes the judged day, and adds what only this phone has', () => {
    const days = (['missed', 'done', 'open', 'rest'] as const).map((state, index) => ({
      on: dates[index] ?? '',
      due: 1,
      done: 0,
      state,
    }))
    const answer = { days } as unknown as Parameters<typeof calendarDays>[2]
    const sessions = [
      session('2026-03-09', true, false),
      session('2026-03-10', false, true),
      session(WEDNESDAY, true, true),
    ]
    expect(states(dates, WEDNESDAY, answer, sessions)).toEqual([
      ['missed', 0],
      ['done', 1],
      ['done', 1],
      ['rest', 0],
    ])
  })
})
