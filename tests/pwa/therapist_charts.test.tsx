// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { HoursChart, whenWords } from '../../static/pwa/src/views/therapist/client/charts/hours_chart'
import { dayNumber, dots, series } from '../../static/pwa/src/views/therapist/client/charts/pain_series'
import { DoseCard, troubleWords } from '../../static/pwa/src/views/therapist/client/dose_card'
import { PainCard } from '../../static/pwa/src/views/therapist/client/pain_card'
import type { Brief, PainPoint, TimesOfDay } from '../../static/pwa/src/views/therapist/wire'

afterEach(cleanup)

const point = (on: string, before: number | null, over: Partial<PainPoint> = {}): PainPoint => ({
  on,
  before,
  before_asked: true,
  after: null,
  after_asked: false,
  morning: null,
  morning_asked: false,
  furthest_left: null,
  furthest_right: null,
  ...over,
})

const scores = (points: readonly PainPoint[]) => series(points, 'before').map((dot) => dot?.score ?? null)

describe('the lines of pain', () => {
  it('leave a gap where a question was passed over, never a 0', () => {
    expect(scores([point('2026-11-04', 5), point('2026-11-05', null), point('2026-11-06', 0)])).toEqual([5, null, 0])
  })

  it('leave a gap where nothing was told for days', () => {
    expect(scores([point('2026-11-04', 5), point('2026-11-07', 4), point('2026-11-11', 3)])).toEqual([5, 4, null, 3])
  })

  it('begin with what was told first', () => {
    expect(scores([point('2026-11-04', null), point('2026-11-05', 4)])).toEqual([4])
  })

  it('set sessions of one day side by side, and a morning on the day after', () => {
    const points = [point('2026-11-04', 5), point('2026-11-04', 3, { morning: 2, morning_asked: true })]
    const day = dayNumber('2026-11-04')
    const found = dots(series(points, 'before')).map((dot) => dot.day - day)
    expect(found[0]).toBeCloseTo(1 / 3)
    expect(found[1]).toBeCloseTo(2 / 3)
    expect(dots(series(points, 'morning'))[0]?.day).toBeCloseTo(day + 1 + 2 / 3)
  })
})

const brief = (over: object) =>
  ({
    window: { first_on: '2026-11-03', last_on: '2026-11-10' },
    visits: ['2026-11-03'],
    plan_changes: [
      { version: 2, rules_from: '2026-11-05', changes: [] },
      { version: 3, rules_from: '2026-11-11', changes: [] },
    ],
    pain: { points: [point('2026-11-04', 5), point('2026-11-05', 4)], change: null, map: null },
    adherence: { dose: [], done_added_later: 0 },
    trouble: [],
    stopped_early: [],
    ...over,
  }) as unknown as Brief

describe('the pain card', () => {
  it('marks visits and new plans of these days, in words too', () => {
    const { container } = render(<PainCard brief={brief({})} />)
    expect(container.querySelectorAll('.chart .mark.visit')).toHaveLength(1)
    expect(container.querySelectorAll('.chart .mark.plan')).toHaveLength(1)
    const said = screen.getByRole('img').getAttribute('aria-label')
    expect(said).toContain('before: 5 at first, 4 at last, 2 told')
    expect(said).toContain('visit on Tue 3 Nov; plan 2 from Thu 5 Nov')
  })

  it('has the same as a table, with what was skipped and not asked', () => {
    const points = [point('2026-11-04', null, { morning_asked: true }), point('2026-11-05', 4)]
    render(<PainCard brief={brief({ pain: { points, change: null, map: null } })} />)
    fireEvent.click(screen.getByRole('radio', { name: 'Table' }))
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells.slice(0, 3)).toEqual(['skipped', 'not asked', 'skipped'])
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('draws nothing where nothing was told', () => {
    render(<PainCard brief={brief({ pain: { points: [point('2026-11-04', null)], change: null, map: null } })} />)
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByText('No score was told in these days. Not told is not 0.')).toBeTruthy()
  })
})

describe('the dose card', () => {
  const dose = [
    { exercise_id: 'bridge', side: null, prescribed_seconds: 200, done_seconds: 100 },
    { exercise_id: 'strap', side: 'left', prescribed_seconds: 100, done_seconds: 120 },
  ]
  const trouble = [
    {
      exercise_id: 'bridge',
      side: null,
      too_painful: 2,
      cut_short: 0,
      skipped: 1,
      because: [{ reason: 'time', sessions: 2 }],
    },
  ]

  it('has one scale for all bars, and never a bar beyond what was prescribed', () => {
    const { container } = render(
      <DoseCard brief={brief({ adherence: { dose, done_added_later: 0 }, trouble })} exercises={new Map()} />,
    )
    const widths = [...container.querySelectorAll('.dose .asked, .dose .held')].map((bar) => bar.getAttribute('width'))
    expect(widths).toEqual(['100%', '50%', '50%', '50%'])
    expect(container.querySelectorAll('.held.hurt')).toHaveLength(1)
    expect(screen.getByText('right side not prescribed')).toBeTruthy()
    expect(container.textContent).toContain('120 of 100 s')
  })

  it('says what was left off and why, where it was said more than once', () => {
    const [hurt] = brief({ trouble }).trouble
    expect(troubleWords(hurt ?? null)).toEqual([
      'too painful 2 times',
      'skipped 1 time',
      'said: ran out of time 2 times',
    ])
    expect(troubleWords(null)).toEqual([])
  })

  it('says why sessions ended early also where no timer ran', () => {
    render(
      <DoseCard
        brief={brief({ stopped_early: [{ reason: 'unsure_how', days: ['2026-11-05'] }] })}
        exercises={new Map()}
      />,
    )
    expect(screen.getByText(/unsure how to do it \(Thu 5\)/)).toBeTruthy()
  })
})

describe('when in the day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 7 ? 3 : hour === 23 ? 1 : 0))
  const times: TimesOfDay = {
    sessions: 4,
    hours,
    parts: [
      { part: 'morning', from_hour: 5, until_hour: 11, sessions: 3 },
      { part: 'evening', from_hour: 18, until_hour: 24, sessions: 1 },
    ],
  }

  it('is said in words, and drawn as a bar for each hour with a session', () => {
    expect(whenWords(times)).toBe('4 timed sessions: 3 in the morning (5 to 11 h), 1 in the evening (18 to 24 h).')
    const { container } = render(<HoursChart times={times} />)
    expect(container.querySelectorAll('rect')).toHaveLength(2)
  })

  it('is not known of sessions that were only told', () => {
    expect(whenWords({ sessions: 0, hours: [], parts: [] })).toContain('not known')
  })
})
