import { describe, expect, test } from 'vitest'
import { quota, rulesFrom, weekOf } from '../../../static/pwa/src/domain/week'
import type { Plan } from '../../../static/pwa/src/domain/wire'

const PLAN: Plan = {
  id: 'plan',
  version: 1,
  saved_at: '2026-11-02T08:00:00Z',
  starts_on: '2026-11-02',
  ends_on: null,
  note: '',
  routines: [
    { id: 'days', name: 'Days', weekdays: [1, 3, 5], times_per_week: null, times_per_day: 1, prescriptions: [] },
    { id: 'often', name: 'Often', weekdays: null, times_per_week: 4, times_per_day: 1, prescriptions: [] },
  ],
}
const did = (routine_id: string, practised_on: string, is_done = true) => ({ routine_id, practised_on, is_done })

test('quotas of a week add up over any cut', () => {
  for (const times of [0, 1, 2, 3, 4, 5, 6, 7, 10, 21]) {
    const quotas = [1, 2, 3, 4, 5, 6, 7].map((weekday) => quota(times, weekday))
    expect(quotas.reduce((sum, one) => sum + one, 0)).toBe(times)
  }
})

describe('the week', () => {
  const sessions = [
    did('days', '2026-11-16'),
    did('days', '2026-11-17'),
    did('days', '2026-11-18', false),
    did('often', '2026-11-16'),
    did('gone', '2026-11-16'),
  ]
  const week = weekOf(PLAN, sessions, '2026-11-18', 'Europe/Berlin')

  test('counts done against asked, with partly and extra beside', () => {
    expect(week).toMatchObject({
      first_on: '2026-11-16',
      last_on: '2026-11-22',
      target: 7,
      done: 2,
      partly: 1,
      extra: 1,
    })
    expect(week.counted_from).toBeNull()
  })

  test('shows each day', () => {
    expect(week.days.slice(0, 4)).toEqual([
      { on: '2026-11-16', due: 1, done: 3, partly: 0, is_paused: false },
      { on: '2026-11-17', due: 0, done: 1, partly: 0, is_paused: false },
      { on: '2026-11-18', due: 1, done: 0, partly: 1, is_paused: false },
      { on: '2026-11-19', due: 0, done: 0, partly: 0, is_paused: false },
    ])
  })

  test('a new version counts from the day after it was saved, and the week says so', () => {
    const changed = { ...PLAN, version: 2, saved_at: '2026-11-17T23:30:00Z' }
    expect(rulesFrom(changed, 'Europe/Berlin')).toBe('2026-11-19')
    const from = weekOf(changed, sessions, '2026-11-20', 'Europe/Berlin')
    // Friday of the three days; of four times a week 4 - floor(4 * 3 / 7) = 3.
    expect(from).toMatchObject({ counted_from: '2026-11-19', target: 4, done: 0 })
  })

  test('a plan that begins on Thursday or has ended asks for nothing outside it', () => {
    const short = { ...PLAN, starts_on: '2026-11-19', ends_on: '2026-11-19' }
    expect(weekOf(short, [], '2026-11-20', 'UTC')).toMatchObject({ counted_from: '2026-11-19', target: 1 })
  })

  test('a routine without any frequency asks for nothing', () => {
    const never = { id: 'x', name: 'X', weekdays: null, times_per_week: null, times_per_day: 1, prescriptions: [] }
    expect(weekOf({ ...PLAN, routines: [never] }, [], '2026-11-20', 'UTC').target).toBe(0)
  })
})
