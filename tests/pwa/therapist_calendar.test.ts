import { describe, expect, it } from 'vitest'
import type { AdherenceAnswer, DayState, SessionLogItem } from '../../static/pwa/src/domain/wire'
import { cells, leadingBlanks, statesShown } from '../../static/pwa/src/views/therapist/client/calendar'

type Day = AdherenceAnswer['days'][number]

const day = (on: string, state: DayState, due = 1, done = 0): Day => ({ on, state, due, done })

const log = (practised_on: string, over: Partial<SessionLogItem> = {}) =>
  ({
    practised_on,
    evidence: 'timed',
    is_done: true,
    is_withdrawn: false,
    share_percent: 100,
    ...over,
  }) as SessionLogItem

describe('the calendar', () => {
  it('says each day in words, with done of due', () => {
    const [cell] = cells([day('2026-11-12', 'missed')], [])
    expect(cell?.words).toBe('Thursday 12 November: missed, 0 of 1 done')
  })

  it('tells a day that was only added later from a timed one', () => {
    const days = [day('2026-11-13', 'done', 1, 1), day('2026-11-14', 'done', 1, 1)]
    const made = cells(days, [log('2026-11-13'), log('2026-11-14', { evidence: 'added_later' })])
    expect(made.map((cell) => cell.isAddedLater)).toEqual([false, true])
    expect(made[1]?.words).toContain('done, added later')
  })

  it('calls a day timed when one of its sessions was', () => {
    const logs = [log('2026-11-14', { evidence: 'paper' }), log('2026-11-14')]
    expect(cells([day('2026-11-14', 'done', 2, 2)], logs)[0]?.isAddedLater).toBe(false)
  })

  it('gives the share of a partly done day, and none when no log tells it', () => {
    const days = [day('2026-11-07', 'partly')]
    expect(cells(days, [log('2026-11-07', { is_done: false, share_percent: 60 })])[0]).toMatchObject({
      sharePercent: 60,
    })
    expect(cells(days, [])[0]).toMatchObject({ sharePercent: null })
  })

  it('does not count a withdrawn session', () => {
    const withdrawn = log('2026-11-14', { evidence: 'added_later', is_withdrawn: true })
    expect(cells([day('2026-11-14', 'done', 1, 1)], [withdrawn, log('2026-11-14')])[0]?.isAddedLater).toBe(false)
  })

  it('never says missed of an unknown day', () => {
    expect(cells([day('2026-11-21', 'unknown')], [])[0]?.words).not.toContain('missed')
  })

  it.each([
    ['2026-11-02', 0],
    ['2026-11-03', 1],
    ['2026-11-08', 6],
  ])('puts %s in its weekday column', (on, blanks) => {
    expect(leadingBlanks(on)).toBe(blanks)
  })

  it('names in its key only the states that are there', () => {
    const made = cells(
      [day('2026-11-12', 'missed'), day('2026-11-13', 'done', 1, 1), day('2026-11-14', 'done', 1, 1)],
      [log('2026-11-13'), log('2026-11-14', { evidence: 'reported_to_therapist' })],
    )
    expect(statesShown(made)).toEqual(['done', 'added_later', 'missed'])
  })
})
