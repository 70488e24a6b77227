// @vitest-environment jsdom
/** Made-up routines with made-up interruptions, through the app's own engine: nothing lost, nothing invented. */
import { describe, expect, test } from 'vitest'
import { Chance } from '../courses/chance'
import type { App, Happening } from './life'
import { beThePhone } from './phone'

beThePhone()
const { HAPPENINGS, Life } = await import('./life')
const engine = await import('../../../static/pwa/src/sync/player_run')
const { letGo, marksSoFar } = await import('../../../static/pwa/src/sync/run_marks')
const { loadSound } = await import('../../../static/pwa/src/sync/run_sound')
const state = await import('../../../static/pwa/src/sync/state')
const { clock } = await import('../../../static/pwa/src/device/clock')
const { openStore } = await import('../../../static/pwa/src/store/store')
const { DEFAULT_SETTINGS } = await import('../../../static/pwa/src/store/settings')

const app: App = { engine, state, letGo, marksSoFar, clock, openStore, defaults: DEFAULT_SETTINGS }

/** `make interruptions` plays 10,000. */
const LIVES = Number(process.env.LIVES ?? 150)
const SEED = Number(process.env.SEED ?? 1)

/** What the sittings came to: of some in which nothing happens nothing would follow. */
interface Sum {
  readonly met: Map<Happening, number>
  ended: number
  done_seconds: number
  audio_led_seconds: number
  unobserved_seconds: number
  cues: number
}

async function play(number: number, sum: Sum): Promise<void> {
  const life = new Life(new Chance(number), app, `life-${number}`)
  try {
    const log = await life.run()
    life.checkLog(log)
    for (const one of life.happened) sum.met.set(one, (sum.met.get(one) ?? 0) + 1)
    for (const step of log.steps) {
      sum.done_seconds += step.done_seconds
      sum.audio_led_seconds += step.audio_led_seconds
      sum.unobserved_seconds += step.unobserved_seconds
    }
    sum.ended += Number(life.wasOver)
    sum.cues += life.heard
  } catch (error) {
    throw new Error(`LIVES=1 SEED=${number}, after ${life.happened.join(', ')}`, { cause: error })
  }
}

describe('made-up sittings', () => {
  test(`${LIVES} routines, interrupted`, { timeout: 7_200_000 }, async () => {
    await loadSound()
    const met = new Map<Happening, number>()
    const sum: Sum = { met, ended: 0, done_seconds: 0, audio_led_seconds: 0, unobserved_seconds: 0, cues: 0 }
    for (let number = SEED; number < SEED + LIVES; number += 1) await play(number, sum)
    const told = { ...sum, met: Object.fromEntries(met) }
    process.stdout.write(`${LIVES} sittings, seeds ${SEED} to ${SEED + LIVES - 1}: ${JSON.stringify(told)}\n`)
    if (LIVES < 50) return
    expect([...met.keys()].sort()).toEqual([...new Set(HAPPENINGS)].sort())
    expect(sum.ended).toBeGreaterThan(LIVES / 10)
    expect(sum.cues).toBeGreaterThan(LIVES * 2)
    for (const of of ['done_seconds', 'audio_led_seconds', 'unobserved_seconds'] as const) {
      expect(sum[of], of).toBeGreaterThan(LIVES)
    }
  })
})
