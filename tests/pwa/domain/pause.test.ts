import { describe, expect, test } from 'vitest'
import { type Pause, pauseOn } from '../../../static/pwa/src/domain/pause'

const holiday: Pause = { first_on: '2026-03-12', last_on: '2026-03-14', reason: 'holiday' }
const flareUp: Pause = { first_on: '2026-03-20', last_on: null, reason: 'flare_up' }

describe('the pause of a day', () => {
  test.each([
    ['2026-03-11', null],
    ['2026-03-12', holiday],
    ['2026-03-14', holiday],
    ['2026-03-15', null],
    ['2026-03-20', flareUp],
    ['2027-01-01', flareUp],
  ])('%s', (on, pause) => {
    expect(pauseOn([holiday, flareUp], on)).toBe(pause)
  })
})
