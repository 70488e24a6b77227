import { describe, expect, it } from 'vitest'
import {
  bandWords,
  doneFrom,
  missedFrom,
  painFigure,
  painFrom,
  partlyFrom,
  reasonWords,
  unknownFrom,
} from '../../static/pwa/src/views/therapist/client/figures'
import type { Adherence, Brief, PainPoint } from '../../static/pwa/src/views/therapist/wire'
import { STOPPED } from '../../static/pwa/src/views/therapist/words'

const answer = (over: Partial<Adherence>): Adherence => ({
  window: { first_on: '2026-11-03', last_on: '2026-11-21' },
  prescribed: 13,
  done: 10,
  done_timed: 9,
  done_added_later: 1,
  done_reported: 0,
  done_paper: 0,
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
    expect(doneFrom(answer({ done_added_later: 4, done_reported: 1, done_paper: 2 }))).toBe(
      '9 timed on the phone, 4 added later (1 told to you, 2 from paper)',
    )
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
    const four = ['2026-11-07', '2026-11-09', '2026-11-10', '2026-11-11'].map((on) => day(on, 50))
    expect(partlyFrom(answer({ partly: 4, days: four }))).toBe(
      'Sat 7: 50 %, Mon 9: 50 %, Tue 10: 50 % of their seconds, and 1 more day',
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

  it('tell pain before, after and the morning after, with how many told it and where the leg pain went', () => {
    const point = (before: number | null, morning: number | null, furthest_right: number | null): PainPoint => ({
      on: '2026-11-04',
      before,
      before_asked: true,
      after: before,
      after_asked: true,
      morning,
      morning_asked: true,
      furthest_left: null,
      furthest_right,
    })
    const points = [point(5, 4, 3), point(null, null, null), point(3, null, 2)]
    const told = (morning_median: number | null, shown = points) =>
      ({ pain: { before_median: 4, after_median: 4, morning_median, points: shown } }) as unknown as Brief
    expect(painFigure(told(4))).toBe('4 → 4 → 4')
    expect(painFrom(told(4))).toBe(
      'before → after → next morning: medians of 2, 2 and 1 answers; right leg: thigh at first, buttock at last, moved up',
    )
    const noMorning = [point(5, null, 2), point(3, null, 2)]
    expect(painFigure(told(null, noMorning))).toBe('4 → 4')
    expect(painFrom(told(null, noMorning))).toBe(
      'before → after: medians of 2 and 2 answers; right leg: buttock throughout',
    )
  })

  it('do not draw pain that was never told as a number', () => {
    const none = { pain: { before_median: null, after_median: null, morning_median: null, points: [] } }
    expect(painFigure(none as unknown as Brief)).toBe('– → –')
    expect(painFrom(none as unknown as Brief)).toBe('not told in these days. Not told is not 0')
  })

  it('say a band with its numbers, and none below five sessions', () => {
    expect(bandWords(answer({ band: 'partly' }))).toBe('partly on plan: 10 of 13 done, 50 to 79 %')
    expect(bandWords(answer({ band: 'on_plan' }))).toBe('on plan: 10 of 13 done, 80 % or more')
    expect(bandWords(answer({ band: 'low', done: 1 }))).toBe('low: 1 of 13 done, under 50 %')
    expect(bandWords(answer({ band: null }))).toBe('')
  })

  it('say why, how often and on which days', () => {
    const reasons = [
      { reason: 'time', days: ['2026-11-12', '2026-11-14', '2026-11-15', '2026-11-18'] },
      { reason: 'pain', days: ['2026-11-16'] },
    ] as const
    expect(reasonWords(reasons, STOPPED)).toBe(
      'ran out of time 4 times (last Sat 14, Sun 15, Wed 18), stopped for pain (Mon 16)',
    )
  })
})
