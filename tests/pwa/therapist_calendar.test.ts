import { describe, expect, it } from 'vitest'
import type { DayState } from '../../static/pwa/src/domain/wire'
import { cells, leadingBlanks, mayBeTold, statesShown } from '../../static/pwa/src/views/therapist/client/calendar'
import type { FiguredDay } from '../../static/pwa/src/views/therapist/wire'

const day = (on: string, state: DayState, over: Partial<FiguredDay> = {}): FiguredDay => ({
  on,
  state,
  due: 1,
  done: state === 'done' ? 1 : 0,
  ...over,
})

describe('the calendar', () => {
  it('says each day in words, with done of due', () => {
    const [cell] = cells([day('2026-11-12', 'missed')])
    expect(cell?.words).toBe('Thursday 12 November: missed, 0 of 1 done')
  })

  it('tells a day that was only added later from a timed one', () => {
    const made = cells([
      day('2026-11-13', 'done', { evidence: 'timed' }),
      day('2026-11-14', 'done', { evidence: 'added_later' }),
    ])
    expect(made.map((cell) => cell.isAddedLater)).toEqual([false, true])
    expect(made[1]?.words).toContain('done, added later')
    const half = cells([day('2026-11-14', 'partly', { evidence: 'added_later' })])
    expect(half[0]?.words).toContain('partly, added later')
  })

  it('gives the share of a partly done day, and none when no seconds are known', () => {
    expect(cells([day('2026-11-07', 'partly', { share_percent: 60 })])[0]).toMatchObject({
      sharePercent: 60,
      words: 'Saturday 7 November: partly, 0 of 1 done, 60 % of its seconds',
    })
    expect(cells([day('2026-11-07', 'partly')])[0]).toMatchObject({ sharePercent: null })
  })

  it('says sessions of a day on which none was due', () => {
    expect(cells([day('2026-11-09', 'extra', { due: 0, done: 2 })])[0]?.words).toBe(
      'Monday 9 November: extra, 2 sessions done',
    )
  })

  it('lets only a missed or an unknown day be told about', () => {
    const states = ['done', 'partly', 'missed', 'unknown', 'open', 'rest', 'paused', 'locked'] as const
    expect(states.filter((state) => cells([day('2026-11-12', state)]).some(mayBeTold))).toEqual(['missed', 'unknown'])
  })

  it('never says missed of an unknown day', () => {
    expect(cells([day('2026-11-21', 'unknown')])[0]?.words).not.toContain('missed')
  })

  it.each([
    ['2026-11-02', 0],
    ['2026-11-03', 1],
    ['2026-11-08', 6],
  ])('puts %s in its weekday column', (on, blanks) => {
    expect(leadingBlanks(on)).toBe(blanks)
  })

  it('names in its key only the states that are there', () => {
    const made = cells([
      day('2026-11-12', 'missed'),
      day('2026-11-13', 'done'),
      day('2026-11-14', 'done', { evidence: 'added_later' }),
    ])
    expect(statesShown(made)).toEqual(['done', 'added_later', 'missed'])
  })
})
