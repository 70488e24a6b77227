import { describe, expect, test } from 'vitest'
import type { KeptCheckIn } from '../../../static/pwa/src/domain/hold'
import type { Pause } from '../../../static/pwa/src/domain/pause'
import { missedIn, missedToAskAbout, whyOf } from '../../../static/pwa/src/domain/why_missed'
import type { Plan, Routine, WhyMissed } from '../../../static/pwa/src/domain/wire'

const ZONE = 'Europe/Berlin'
const routine = (id: string, when: Partial<Routine>): Routine => ({
  id,
  name: id,
  weekdays: null,
  times_per_week: null,
  times_per_day: 1,
  prescriptions: [],
  ...when,
})
const plan = (routines: readonly Routine[], of: Partial<Plan> = {}): Plan => ({
  id: 'plan',
  version: 1,
  saved_at: '2026-11-02T08:00:00Z',
  starts_on: '2026-11-02',
  ends_on: null,
  note: '',
  routines,
  ...of,
})
// The 16th of November 2026 is a Monday.
const DAYS = plan([routine('a', { weekdays: [1, 3, 5] })])
const OFTEN = plan([routine('b', { times_per_week: 3 })])
const did = (practised_on: string, routine_id = 'a') => ({ routine_id, practised_on })
const known = (of: Plan, sessions: readonly ReturnType<typeof did>[] = [], pauses: readonly Pause[] = []) => ({
  plan: of,
  sessions,
  time_zone: ZONE,
  pauses,
})
const said = (on: string, why_missed: WhyMissed | null, id = `of ${on}`): KeptCheckIn => ({
  id,
  body: { about_session_id: null, on, pain: null, why_missed },
  received_at: null,
})

describe('what was missed, as far as this phone knows', () => {
  test('days of a weekday routine without any session, newest first', () => {
    expect(missedIn(known(DAYS, [did('2026-11-18')]), '2026-11-16', '2026-11-22')).toEqual([
      { on: '2026-11-20', span: 'day' },
      { on: '2026-11-16', span: 'day' },
    ])
  })

  test('a session of another routine is a day on which something was done', () => {
    expect(missedIn(known(DAYS, [did('2026-11-16', 'gone')]), '2026-11-16', '2026-11-16')).toEqual([])
  })

  test.each([
    ['too few: the week, on its Sunday', [did('2026-11-16', 'b'), did('2026-11-19', 'b')], [['2026-11-22', 'week']]],
    ['enough', [did('2026-11-16', 'b'), did('2026-11-17', 'b'), did('2026-11-22', 'b')], []],
    ['of another week or routine: too few', [did('2026-11-15', 'b'), did('2026-11-16', 'x')], [['2026-11-22', 'week']]],
  ] as const)('so many times a week, %s', (_, sessions, found) => {
    const missed = missedIn(known(OFTEN, [...sessions]), '2026-11-17', '2026-11-23')
    expect(missed.map(({ on, span }) => [on, span])).toEqual(found)
  })

  test.each([
    ['before a plan begins', plan(DAYS.routines, { starts_on: '2026-11-17' }), []],
    ['after it has ended', plan(DAYS.routines, { ends_on: '2026-11-15' }), []],
    [
      'a version that was saved on that day rules from the next',
      plan(DAYS.routines, { version: 2, saved_at: '2026-11-16T20:00:00Z' }),
      [],
    ],
    ['saved the day before', plan(DAYS.routines, { version: 2, saved_at: '2026-11-15T20:00:00Z' }), ['2026-11-16']],
  ] as const)('%s', (_, of, days) => {
    expect(missedIn(known(of), '2026-11-16', '2026-11-16').map(({ on }) => on)).toEqual(days)
  })

  test('a week of which the plan ruled but a part asks for its part', () => {
    const late = plan(OFTEN.routines, { starts_on: '2026-11-22' })
    expect(missedIn(known(late), '2026-11-22', '2026-11-22')).toEqual([{ on: '2026-11-22', span: 'week' }])
    expect(missedIn(known(late, [did('2026-11-22', 'b')]), '2026-11-22', '2026-11-22')).toEqual([])
  })
})

describe('what a pause takes out', () => {
  const pause = (first_on: string, last_on: string | null): Pause => ({ first_on, last_on, reason: 'holiday' })

  test('is not missed', () => {
    const paused = known(DAYS, [], [pause('2026-11-17', '2026-11-18')])
    expect(missedIn(paused, '2026-11-16', '2026-11-22').map(({ on }) => on)).toEqual(['2026-11-20', '2026-11-16'])
    expect(missedIn(known(DAYS, [], [pause('2026-11-16', null)]), '2026-11-16', '2026-11-22')).toEqual([])
  })

  test('is asked of no week, and what was done in it counts all the same', () => {
    const half = pause('2026-11-20', '2026-11-22')
    const week = (sessions: readonly ReturnType<typeof did>[]) =>
      missedIn(known(OFTEN, sessions, [half]), '2026-11-22', '2026-11-22')
    expect(week([])).toEqual([{ on: '2026-11-22', span: 'week' }])
    expect(week([did('2026-11-20', 'b')])).toEqual([])
  })
})

describe('what is asked about today', () => {
  const ask = (today: string, of: Partial<{ told: KeptCheckIn[]; aside: string; locked: string[] }> = {}) =>
    missedToAskAbout(known(DAYS), of.told ?? [], today, of.aside ?? null, of.locked ?? [])?.on ?? null

  test.each([
    ['the newest of the last three days', '2026-11-21', {}, '2026-11-20'],
    ['not today, which is still open', '2026-11-20', {}, '2026-11-18'],
    ['nothing older', '2026-11-24', { aside: '2026-11-23' }, null],
    ['not what was answered', '2026-11-21', { told: [said('2026-11-20', 'time')] }, null],
    ['nor anything before it', '2026-11-20', { told: [said('2026-11-19', 'pain')] }, null],
    ['a morning after says nothing of it', '2026-11-21', { told: [said('2026-11-20', null)] }, '2026-11-20'],
    ['what was set aside earlier does not silence a newer day', '2026-11-21', { aside: '2026-11-18' }, '2026-11-20'],
    ['nor does too much pain to start today', '2026-11-21', { told: [said('2026-11-21', 'pain')] }, '2026-11-20'],
    ['not after a lock of these days', '2026-11-21', { locked: ['2026-11-18'] }, null],
    ['a lock of before is over', '2026-11-21', { locked: ['2026-11-17'] }, '2026-11-20'],
  ] as const)('%s', (_, today, of, on) => {
    expect(ask(today, of as Parameters<typeof ask>[1])).toBe(on)
  })

  test('nothing where nothing was missed', () => {
    const all = known(DAYS, [did('2026-11-16'), did('2026-11-18'), did('2026-11-20')])
    expect(missedToAskAbout(all, [], '2026-11-21', null, [])).toBeNull()
  })
})

test('the last word about a day is what was said', () => {
  const told = [said('2026-11-20', 'time', '02'), said('2026-11-20', 'pain', '03'), said('2026-11-20', 'forgot', '01')]
  expect(whyOf(told, '2026-11-20')).toBe('pain')
  expect(whyOf([...told, said('2026-11-20', null, '04')], '2026-11-20')).toBe('pain')
  expect(whyOf(told, '2026-11-19')).toBeNull()
})
