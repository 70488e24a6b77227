import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

interface Sounded {
  readonly hertz: number
  readonly from: number
  stopped: boolean
}

/** As much of Web Audio as tones need; `state` is the phone's to change. */
class FakeAudioContext {
  static made: FakeAudioContext[] = []
  state = 'suspended'
  currentTime = 0
  destination = {}
  sounded: Sounded[] = []

  constructor() {
    FakeAudioContext.made.push(this)
  }

  async resume(): Promise<void> {
    this.state = 'running'
  }

  async close(): Promise<void> {
    this.state = 'closed'
  }

  createGain() {
    const gain = { setValueAtTime: () => gain, linearRampToValueAtTime: () => gain }
    return { gain, connect: () => undefined }
  }

  createOscillator() {
    const { sounded } = this
    const frequency = { value: 0 }
    let own: Sounded | null = null
    return {
      frequency,
      connect: (next: unknown) => next,
      disconnect: () => undefined,
      start: (from: number) => {
        own = { hertz: frequency.value, from, stopped: false }
        sounded.push(own)
      },
      stop: (at?: number) => {
        if (own && at === undefined) own.stopped = true
      },
    }
  }
}

async function freshTones() {
  vi.resetModules()
  FakeAudioContext.made = []
  vi.stubGlobal('AudioContext', FakeAudioContext)
  return await import('../../../static/pwa/src/device/tones')
}

let tones: Awaited<ReturnType<typeof freshTones>>
const heard = () => FakeAudioContext.made.at(-1)?.sounded.filter(({ stopped }) => !stopped) ?? []

beforeEach(async () => {
  tones = await freshTones()
})

describe('tones', () => {
  test('stand on the audio clock ahead of time', async () => {
    await tones.unlockTones()
    tones.planTones([
      { tone: 'countdown', in_ms: 1_000 },
      { tone: 'start', in_ms: 2_000 },
      { tone: 'end', in_ms: -5 },
    ])
    expect(heard().map(({ from }) => from)).toEqual([1, 2, 2.16])
  })

  test('planned anew replace those still to come; one that sounds is heard out', async () => {
    await tones.unlockTones()
    tones.planTones([
      { tone: 'countdown', in_ms: 0 },
      { tone: 'countdown', in_ms: 5_000 },
    ])
    tones.planTones([{ tone: 'countdown', in_ms: 9_000 }])
    expect(heard().map(({ from }) => from)).toEqual([0, 9])
    tones.cancelTones()
    expect(heard().map(({ from }) => from)).toEqual([0])
  })

  test('are silent, not late, before a tap has unlocked them', () => {
    tones.planTones([{ tone: 'start', in_ms: 0 }])
    expect(heard()).toEqual([])
  })

  test('hold nothing up on a phone whose sound never comes, and are heard once it does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { resume } = FakeAudioContext.prototype
    onTestFinished(() => void Object.assign(FakeAudioContext.prototype, { resume }))
    FakeAudioContext.prototype.resume = () => new Promise(() => undefined)
    const unlocked = tones.unlockTones()
    await vi.advanceTimersByTimeAsync(1_000)
    await unlocked
    tones.planTones([{ tone: 'start', in_ms: 0 }])
    expect(heard()).toEqual([])
    const [first] = FakeAudioContext.made
    if (first) first.state = 'running'
    tones.planTones([{ tone: 'countdown', in_ms: 0 }])
    expect(heard()).toHaveLength(1)
  })

  test.each(['interrupted', 'closed'])(
    'come back with a new context when the phone left the old one %s',
    async (state) => {
      await tones.unlockTones()
      const [first] = FakeAudioContext.made
      if (!first) throw new Error('The tap made a context.')
      first.state = state
      await tones.unlockTones()
      expect(FakeAudioContext.made).toHaveLength(2)
      tones.planTones([{ tone: 'switch_side', in_ms: 100 }])
      expect(heard()).toHaveLength(2)
    },
  )

  test('are left out where the browser has no audio', async () => {
    vi.stubGlobal('AudioContext', undefined)
    await tones.unlockTones()
    tones.planTones([{ tone: 'start', in_ms: 0 }])
    expect(FakeAudioContext.made).toEqual([])
  })
})
