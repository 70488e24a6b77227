// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NOT_ASKED, timedLog } from '../../../static/pwa/src/domain/session_log'
import { openStore } from '../../../static/pwa/src/store/store'
import { ME_PLAN, SENDER } from '../store/kept'

/** The phone's media element: the test lets it play or stops it, as the phone would. */
class Element {
  static only: Element | null = null
  src = ''
  currentTime = 0
  paused = true
  ended = false
  ontimeupdate: (() => void) | null = null
  onpause: (() => void) | null = null
  onended: (() => void) | null = null
  /** The phone refuses. */
  isForbidden = false
  isHeard = false
  /** When the next file can be heard. */
  ready: Promise<void> = Promise.resolve()

  constructor() {
    Element.only = this
  }
  async play(): Promise<void> {
    if (this.isForbidden) throw new DOMException('no', 'NotAllowedError')
    Object.assign(this, { paused: false, ended: false, currentTime: 0, isHeard: false })
    await this.ready
    this.isHeard = true
  }
  finish(): void {
    Object.assign(this, { paused: true, ended: true })
    this.onended?.()
  }
  pause(): void {
    if (this.paused) return
    this.paused = true
    this.onpause?.()
  }
}

class Desk {
  sampleRate = 16_000
  destination = {}
  createOscillator = () => ({ frequency: {}, connect: (next: unknown) => next, start() {}, stop() {} })
  createGain = () => {
    const gain = { setValueAtTime: () => gain, linearRampToValueAtTime: () => gain }
    return { gain, connect: () => undefined }
  }
  startRendering = async () => ({ getChannelData: () => new Float32Array(16) })
}

vi.stubGlobal('Audio', Element)
vi.stubGlobal('OfflineAudioContext', Desk)
vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
URL.createObjectURL = () => 'blob:led'
URL.revokeObjectURL = () => undefined
vi.useFakeTimers({
  toFake: ['setInterval', 'clearInterval', 'Date', 'performance'],
  now: Date.parse('2026-11-21T08:00:00Z'),
})
const engine = await import('../../../static/pwa/src/sync/player_run')
const { loadSound } = await import('../../../static/pwa/src/sync/run_sound')
const { clock } = await import('../../../static/pwa/src/device/clock')
const state = await import('../../../static/pwa/src/sync/state')
const { DEFAULT_SETTINGS } = await import('../../../static/pwa/src/store/settings')

const { playerPosition } = engine
const element = () => {
  if (!Element.only) throw new Error('No element was made.')
  return Element.only
}
const kept = () => state.store.value?.loadRun()
let account = 0

async function settle(): Promise<void> {
  for (let read = 0; read < 4; read += 1) await kept()
}

/** Time goes by for page and element; one that is stopped plays nothing. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    if (!element().paused && element().isHeard) element().currentTime += 0.25
    vi.advanceTimersByTime(250)
  }
  await settle()
}

function setVisibility(visibility: 'hidden' | 'visible'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  document.dispatchEvent(new Event('visibilitychange'))
}

async function log() {
  const run = await kept()
  if (!run) throw new Error('The run is on the disk.')
  const said = { pain_after: NOT_ASKED, stopped_because: null, note: '' } as const
  return timedLog(run.start, said, run.timeline, run.marks).steps
}

beforeEach(async () => {
  account += 1
  if (Element.only) Element.only.isForbidden = false
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  state.store.value = openStore(`led-${account}`, SENDER)
  state.mePlan.value = ME_PLAN
  state.unfinishedRun.value = null
  state.settings.value = { ...DEFAULT_SETTINGS, is_audio_led: true }
  await loadSound()
  await engine.startRun('routine', NOT_ASKED)
  await settle()
  await pass(12_000)
})

afterEach(() => engine.leaveRun())

describe('in the dark', () => {
  test('what is heard is done, and shown apart', async () => {
    setVisibility('hidden')
    await pass(60_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 3 })
    setVisibility('visible')
    await pass(1_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 3, unobserved_ms: 0 })
    const [, hold, swap, other] = await log()
    expect(hold).toMatchObject({ done_seconds: 30, audio_led_seconds: 28, unobserved_seconds: 0, outcome: 'done' })
    expect(swap).toMatchObject({ done_seconds: 10, audio_led_seconds: 10 })
    expect(other?.audio_led_seconds).toBe(22)
  })

  test('a call that stops the sound ends what counts; the player waits for Resume', async () => {
    setVisibility('hidden')
    await pass(10_000)
    element().pause()
    await pass(120_000)
    setVisibility('visible')
    await pass(250)
    expect(playerPosition.value).toMatchObject({ status: 'interrupted', index: 1, step_elapsed_ms: 12_000 })
    const [, hold] = await log()
    expect(hold).toMatchObject({ done_seconds: 12, audio_led_seconds: 10, unobserved_seconds: 120 })
  })

  test('an element that silently stands still is found out', async () => {
    setVisibility('hidden')
    await pass(10_000)
    element().paused = true
    await pass(30_000)
    expect(playerPosition.value?.status).toBe('interrupted')
    expect((await log())[1]).toMatchObject({ done_seconds: 12, audio_led_seconds: 10 })
  })

  test('"pause" and "play" on the lock screen pause and go on, and the time between is paused', async () => {
    setVisibility('hidden')
    await pass(5_000)
    await engine.mark({ kind: 'pause' })
    await pass(60_000)
    expect(playerPosition.value).toMatchObject({ status: 'paused', step_elapsed_ms: 7_000 })
    await engine.mark({ kind: 'resume' })
    await settle()
    await pass(5_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', step_elapsed_ms: 12_000, unobserved_ms: 0 })
    expect(playerPosition.value?.paused_ms).toBe(60_000)
  })

  test('"next" on the lock screen leads on with the step after', async () => {
    setVisibility('hidden')
    await pass(5_000)
    await engine.mark({ kind: 'skip' })
    await settle()
    await pass(4_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 2, step_elapsed_ms: 4_000 })
    expect((await log())[1]).toMatchObject({ done_seconds: 7, outcome: 'cut_short' })
  })

  test('nothing counts while another file is to come, however long that takes', async () => {
    setVisibility('hidden')
    await pass(5_000)
    let arrive = () => {}
    element().ready = new Promise((resolve) => {
      arrive = resolve
    })
    await engine.mark({ kind: 'skip' })
    await pass(3_000)
    arrive()
    await settle()
    await pass(4_000)
    expect(playerPosition.value).toMatchObject({
      status: 'running',
      index: 2,
      step_elapsed_ms: 4_000,
      unobserved_ms: 3_000,
    })
  })

  test('goes on with the next file where one is played out', async () => {
    setVisibility('hidden')
    await pass(5_000)
    element().finish()
    await settle()
    await pass(5_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', step_elapsed_ms: 12_000, unobserved_ms: 0 })
    expect((await log())[1]).toMatchObject({ done_seconds: 12, audio_led_seconds: 10 })
  })

  test('"play" on the lock screen that brings no sound leads nobody, however soon the page is shown', async () => {
    setVisibility('hidden')
    await pass(5_000)
    element().pause()
    await settle()
    element().isForbidden = true
    await engine.mark({ kind: 'resume' })
    await pass(2_000)
    setVisibility('visible')
    await pass(250)
    expect(playerPosition.value).toMatchObject({ status: 'interrupted', step_elapsed_ms: 7_000 })
  })

  test('an element that is ahead as the screen goes dark leads no further than it plays', async () => {
    element().currentTime += 0.05
    setVisibility('hidden')
    await pass(5_000)
    element().pause()
    await pass(10_000)
    expect((await log())[1]).toMatchObject({ done_seconds: 7, audio_led_seconds: 5 })
    expect(playerPosition.value?.step_elapsed_ms).toBe(7_000)
  })

  test('killed in the dark keeps what was heard until its last writing, and nothing after it', async () => {
    setVisibility('hidden')
    await pass(12_000)
    const seen = (await kept())?.marks.at(-1)?.at ?? 0
    state.unfinishedRun.value = (await kept()) ?? null
    engine.playerRun.value = null
    element().paused = true
    await pass(60_000)
    setVisibility('visible')
    await engine.resumeRun()
    await settle()
    const place = playerPosition.value
    expect(place?.observed_ms).toBeGreaterThanOrEqual(24_000 - 5_250)
    expect(place?.observed_ms).toBeLessThanOrEqual(24_000)
    expect(place?.unobserved_ms).toBe(clock.now() - seen)
  })

  test('a routine plays to its end', async () => {
    setVisibility('hidden')
    await pass(70_000)
    expect(playerPosition.value?.status).toBe('finished')
    expect((await log()).map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('is not led where the phone lets no element play: the time is unobserved as ever', async () => {
    element().isForbidden = true
    await engine.mark({ kind: 'back' })
    await settle()
    await pass(1_000)
    setVisibility('hidden')
    await pass(20_000)
    setVisibility('visible')
    await pass(250)
    expect(playerPosition.value?.status).toBe('interrupted')
    expect((await log()).every(({ audio_led_seconds }) => audio_led_seconds === 0)).toBe(true)
  })
})

describe('in sight', () => {
  test('a routine that is skipped to its end falls silent', async () => {
    for (let step = 0; step < 3; step += 1) await engine.mark({ kind: 'skip' })
    await settle()
    expect(playerPosition.value?.status).toBe('finished')
    expect(element().paused).toBe(true)
  })

  test('an element that is out of step with the page is brought back, and one that is nearly in step left alone', async () => {
    element().currentTime -= 0.02
    await pass(250)
    expect(element().currentTime).toBeCloseTo(12.23, 1)
    element().currentTime -= 0.5
    await pass(250)
    expect(Math.abs(element().currentTime - 12.5)).toBeLessThan(0.1)
  })

  test('sound switched off stops the element, and then the dark is not led', async () => {
    state.settings.value = { ...state.settings.value, has_sound: false }
    engine.followPlace()
    expect(element().paused).toBe(true)
    setVisibility('hidden')
    await pass(5_000)
    expect(playerPosition.value?.status).toBe('interrupted')
  })

  test('a headphone pulled out pauses the routine', async () => {
    element().pause()
    await settle()
    expect(playerPosition.value?.status).toBe('paused')
  })

  test('a pause of the person stops the element, and is taken for nothing else', async () => {
    await engine.mark({ kind: 'pause' })
    await settle()
    expect(element().paused).toBe(true)
    await engine.mark({ kind: 'resume' })
    await settle()
    await pass(1_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', step_elapsed_ms: 3_000 })
  })
})
