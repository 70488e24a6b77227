import { describe, expect, test } from 'vitest'
import { isLeft, logOfLeft } from '../../../static/pwa/src/domain/left_run'
import type { Mark } from '../../../static/pwa/src/domain/player'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import { RUN } from '../store/kept'

const HOUR = 3_600_000
const seen = (to: number): Mark[] => [
  { at: 0, kind: 'start' },
  { at: to, kind: 'seen', from: 0 },
]

describe('a run is left', () => {
  test.each([
    ['on the same day, however long ago', 12 * HOUR, '2026-11-21', false],
    ['over midnight, a moment ago', HOUR - 1, '2026-11-22', false],
    ['on an earlier day, an hour ago', HOUR, '2026-11-22', true],
  ])('%s', (_when, later, today, expected) => {
    expect(isLeft(RUN, later, today)).toBe(expected)
  })

  test('that nobody ever looked at has no newest mark, and is judged by its day alone', () => {
    expect(isLeft({ ...RUN, marks: [] }, HOUR, '2026-11-22')).toBe(true)
  })
})

describe('what is kept of it', () => {
  test('is what the timer saw; what was not said is not asked', () => {
    const log = logOfLeft({ ...RUN, marks: seen(25_000) })
    expect(log).toMatchObject({
      stopped_because: 'interrupted',
      pain_after: { asked: false },
      practised_on: '2026-11-21',
    })
    expect(log?.steps.reduce((sum, step) => sum + step.done_seconds, 0)).toBe(25)
  })

  test('is a finished session when it was played out', () => {
    expect(logOfLeft({ ...RUN, marks: seen(24 * HOUR) })).toMatchObject({ stopped_because: 'finished' })
  })

  test('is no finished session when the person ended it early and said no more', () => {
    const marks: Mark[] = [...seen(25_000), { at: 25_000, kind: 'finish' }]
    expect(logOfLeft({ ...RUN, marks })).toMatchObject({ stopped_because: 'interrupted' })
  })

  test('has the words said so far', () => {
    const said = {
      pain_after: { ...NOT_ASKED, asked: true, score: 3 },
      stopped_because: 'pain',
      note: 'Pinched.',
    } as const
    expect(logOfLeft({ ...RUN, marks: seen(25_000), said })).toMatchObject(said)
  })

  test('is nothing when nothing was done', () => {
    expect(logOfLeft(RUN)).toBeNull()
    expect(logOfLeft({ ...RUN, marks: [] })).toBeNull()
  })
})
