import { describe, expect, test } from 'vitest'
import { createClock } from '../../../static/pwa/src/device/clock'

function clockAt(wall: number) {
  const times = { monotone: 500, wall }
  const clock = createClock(
    () => times.monotone,
    () => times.wall,
  )
  return { times, clock }
}

describe('the clock of a run', () => {
  test('begins at the wall clock and goes on by itself', () => {
    const { times, clock } = clockAt(1_000_000)
    expect(clock.now()).toBe(1_000_000)
    times.monotone += 250
    times.wall -= 3_600_000
    expect(clock.now()).toBe(1_000_250)
    expect(clock.wall()).toBe(-2_600_000)
  })

  test('goes on from the newest mark when the wall clock was set back between two pages', () => {
    const { times, clock } = clockAt(1_000_000)
    clock.continueFrom(1_400_000)
    expect(clock.now()).toBe(1_400_000)
    times.monotone += 10
    expect(clock.now()).toBe(1_400_010)
  })

  test('is not moved by a mark that lies behind', () => {
    const { clock } = clockAt(1_000_000)
    clock.continueFrom(5)
    expect(clock.now()).toBe(1_000_000)
  })

  test('makes up for the time that the phone slept, by the clock of the person', () => {
    const { times, clock } = clockAt(1_000_000)
    const then = clock.both()
    times.monotone += 2_000
    times.wall += 602_000
    clock.catchUp(then)
    expect(clock.now()).toBe(1_602_000)
    clock.catchUp(clock.both())
    expect(clock.now()).toBe(1_602_000)
  })

  test('goes back with no clock that was set back meanwhile', () => {
    const { times, clock } = clockAt(1_000_000)
    const then = clock.both()
    times.monotone += 2_000
    times.wall -= 3_600_000
    clock.catchUp(then)
    expect(clock.now()).toBe(1_002_000)
  })
})
