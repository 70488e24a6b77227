import { describe, expect, it } from 'vitest'
import {
  doneFrom,
  missedFrom,
  painFrom,
  partlyFrom,
  unknownFrom,
} from '../../static/pwa/src/views/therapist/client/figures'
import type { Adherence, Brief, PainPoint } from '../../static/pwa/src/views/therapist/wire'

const answer = (over: Partial<Adherence>): Adherence => ({
  window: { first_on: '2026-11-03', last_on: '2026-11-21' },
  prescribed: 13,
  done: 10,
  done_timed: 9,
  done_added_later: 1,
  partly: 1,
  missed: 2,
  unknown: 1,
  open: 0,
  extra: 0,
  paused: 0,
  locked: 0,
  days_practised: 11,
  band: null,
  days: [],
  dose: [],
  devices: [],
  ...over,
})

const now = new Date('2026-11-22T08:00:00Z')

describe('the words under the numbers', () => {
  it('keep timed and added later apart', () => {
    expect(doneFrom(answer({}))).toBe('9 timed on the phone, 1 added later')
    expect(doneFrom(answer({ done_added_later: 0 }))).toBe('9 timed on the phone')
  })

  it('say that nothing was due rather than that nothing was done', () => {
    expect(doneFrom(answer({ done: 0, prescribed: 0, unknown: 0 }))).toBe('nothing was due in these days')
  })

  it('name the missed days', () => {
    const days = [
      { on: '2026-11-12', due: 1, done: 0, state: 'missed' },
      { on: '2026-11-15', due: 1, done: 0, state: 'missed' },
    ] as const
    expect(missedFrom(answer({ days }))).toBe('Thu 12, Sun 15')
  })

  it("pin a week's shortfall to no day", () => {
    const days = [{ on: '2026-11-12', due: 1, done: 0, state: 'missed' }] as const
    expect(missedFrom(answer({ missed: 3, days }))).toBe("Thu 12; 2 short of a week's number, on no one day")
  })

  it('say that another session was done on the day of a missed one', () => {
    const days = [{ on: '2026-11-12', due: 2, done: 1, state: 'partly' }] as const
    expect(missedFrom(answer({ missed: 1, partly: 0, days }))).toBe('1 on days with another session')
    expect(missedFrom(answer({ missed: 2, partly: 0, days }))).toBe(
      "2 on days with another session or short of a week's number",
    )
  })

  it('do not say that nothing was due while days are unknown', () => {
    const unheard = answer({ done: 0, prescribed: 0, partly: 0, missed: 0, unknown: 3 })
    for (const words of [doneFrom, partlyFrom, missedFrom]) {
      expect(words(unheard)).toBe('no session of these days can be judged yet')
    }
  })

  it('give the share of each partly done session', () => {
    const day = (on: string, share_percent: number) =>
      ({ on, due: 1, done: 0, state: 'partly', share_percent }) as const
    const one = [day('2026-11-07', 60)]
    expect(partlyFrom(answer({ days: one }))).toBe('Sat 7: 60 % of its seconds')
    expect(partlyFrom(answer({ partly: 2, days: [...one, day('2026-11-09', 20)] }))).toBe(
      'Sat 7: 60 %, Mon 9: 20 % of their seconds',
    )
    expect(partlyFrom(answer({ days: [] }))).toBe('below 80 % of their seconds')
  })

  it('say of unknown which phone was last heard, and when, on the clock of the client', () => {
    const devices = [{ name: 'Pixel', last_heard_at: '2026-11-20T22:40:00Z' }]
    expect(unknownFrom(answer({ devices }), now, 'Europe/Dublin')).toBe('phone last heard Fri 22:40')
    expect(unknownFrom(answer({ devices: [] }), now, 'Europe/Dublin')).toBe('no phone in use has been heard')
    const two = [...devices, { name: 'Tablet', last_heard_at: null }]
    expect(unknownFrom(answer({ devices: two }), now, 'Europe/Dublin')).toBe(
      'Pixel last heard Fri 22:40; Tablet never heard',
    )
  })

  it('tell pain with how many told it and where the leg pain went', () => {
    const point = (before: number | null, furthest_right: number | null): PainPoint => ({
      on: '2026-11-04',
      before,
      before_asked: true,
      after: null,
      after_asked: false,
      furthest_left: null,
      furthest_right,
    })
    const brief = {
      pain: { before_first: 5, before_median: 3, points: [point(5, 3), point(null, null), point(3, 2)] },
    } as unknown as Brief
    expect(painFrom(brief)).toContain('the median of 2')
    expect(painFrom(brief)).toContain('right leg: furthest point moved up to buttock')
    expect(painFrom(brief)).not.toContain('left leg')
  })

  it('do not draw pain that was never told as a number', () => {
    expect(painFrom({ pain: { before_first: null, before_median: null, points: [] } } as unknown as Brief)).toBe(
      'pain before a session was not told in these days',
    )
  })
})
