// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PlannedCue } from '../../../static/pwa/src/device/cue_player'
import { FakeAudioContext, installFakeAudio } from './fake_audio'

const LOUD = { voice: 1, tones: 0.7 }

async function fresh() {
  vi.resetModules()
  installFakeAudio()
  const { clock } = await import('../../../static/pwa/src/device/clock')
  return {
    ...(await import('../../../static/pwa/src/device/cue_player')),
    ...(await import('../../../static/pwa/src/device/audio')),
    ...(await import('../../../static/pwa/src/device/clips')),
    clock,
  }
}

let it: Awaited<ReturnType<typeof fresh>>
let began = 0
const audio = () => {
  const newest = FakeAudioContext.made.at(-1)
  if (!newest) throw new Error('No context was made.')
  return newest
}
/** Moments at which something will sound, without what was taken back. */
const heard = () => audio().sounded.filter(({ stoppedAt, from }) => stoppedAt === null || stoppedAt > from)
const moments = () => [...new Set(heard().map(({ from }) => Math.round(from * 1000) / 1000))]

/** Both clocks go on. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 50) {
    audio().currentTime += 0.05
    vi.advanceTimersByTime(50)
  }
}

const cue = (id: string, in_ms: number, more: Partial<PlannedCue> = {}): PlannedCue => ({
  id,
  at: began + in_ms,
  way: 'tone',
  phrases: [],
  tone: 'countdown',
  ...more,
})
const spoken = (id: string, in_ms: number, ...addresses: (string | null)[]) =>
  cue(id, in_ms, {
    way: 'voice',
    phrases: addresses.map((address) => ({ words: `words of ${address}`, address, seconds: 0.6 })),
  })
const plan = (...cues: PlannedCue[]) => it.planCues(cues, LOUD, 'en')

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
  it = await fresh()
  await it.unlockAudio()
  began = it.clock.now()
})

afterEach(() => {
  it.cancelCues()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('cues', () => {
  test('stand on the audio clock ahead of time', () => {
    plan(cue('one', 1_000), cue('two', 2_000, { tone: 'start' }))
    expect(heard().map(({ from }) => Math.round(from * 1000))).toEqual([1_000, 2_000, 2_160])
  })

  test('are set earlier by the way from the context to the ear, where the browser tells it', () => {
    vi.advanceTimersByTime(1_000)
    audio().currentTime = 10
    audio().leaving = { contextTime: 9.8, performanceTime: performance.now() }
    plan(cue('one', 2_000))
    expect(moments()).toEqual([10.8])
  })

  test.each([
    { contextTime: 0, performanceTime: 0 },
    { contextTime: 2, performanceTime: 1 },
  ])('are set by the context alone where that cannot be right: %o', (leaving) => {
    vi.advanceTimersByTime(1_000)
    audio().currentTime = 10
    audio().leaving = leaving
    plan(cue('one', 2_000))
    expect(moments()).toEqual([11])
  })

  test('that were planned already are kept, not started again; others are taken back', () => {
    plan(cue('one', 100), cue('two', 5_000), cue('three', 9_000))
    pass(200)
    plan(cue('one', 100), cue('two', 5_000), cue('three', 12_000))
    expect(moments()).toEqual([0.1, 5, 12])
    expect(audio().sounded).toHaveLength(4)
  })

  test('a tone that has begun is heard out, a word is cut short', async () => {
    vi.stubGlobal('fetch', async () => new Response(new Uint8Array(600)))
    await it.loadClips(audio() as unknown as AudioContext, ['/a'])
    plan(cue('tone', 0, { tone: 'end' }), spoken('word', 0, '/a'), cue('later', 3_000))
    pass(100)
    it.cancelCues()
    const [first, second, word, later] = audio().sounded
    expect([first?.stoppedAt, second?.stoppedAt]).toEqual([null, null])
    expect(word?.stoppedAt).toBeCloseTo(0.13)
    expect(later?.stoppedAt).not.toBeNull()
  })

  test('reach far ahead, and the rest follows long before it is due', () => {
    plan(cue('soon', 25_000), cue('late', 40_000))
    expect(moments()).toEqual([25])
    pass(12_000)
    expect(moments()).toEqual([25, 40])
  })

  test('are set anew where the audio clock has drifted from the page', () => {
    plan(cue('one', 20_000))
    pass(1_000)
    audio().currentTime -= 0.2
    pass(1_000)
    expect(moments()).toEqual([19.8])
  })

  test('held up a little are still told, long past ones are not', () => {
    plan(cue('just now', -300), cue('gone', -500))
    expect(moments()).toEqual([0])
  })

  test('are silent, not late, before a tap has unlocked them, and come once sound does', () => {
    audio().state = 'suspended'
    plan(cue('one', 500), cue('two', 5_000))
    expect(heard()).toEqual([])
    pass(2_000)
    audio().state = 'running'
    audio().onstatechange?.()
    expect(moments()).toEqual([5])
  })

  test('go over to a new context when the phone left the old one interrupted', async () => {
    plan(cue('one', 5_000))
    audio().state = 'interrupted'
    await it.unlockAudio()
    expect(FakeAudioContext.made).toHaveLength(2)
    plan(cue('one', 5_000))
    expect(moments()).toEqual([5])
  })

  test('the last word is heard though the routine is over', () => {
    plan(cue('done', 50), cue('never', 5_000))
    it.endCues()
    it.cancelCues()
    expect(moments()).toEqual([0.05])
  })

  test('follow a change of loudness', () => {
    plan(cue('one', 5_000))
    it.planCues([cue('one', 5_000)], { voice: 1, tones: 0.1 }, 'en')
    expect(heard()).toHaveLength(1)
    expect(audio().gains).toContain(0.1)
  })

  test('are left out where the browser has no audio', () => {
    vi.stubGlobal('AudioContext', undefined)
    plan(cue('one', 500))
    expect(audio().sounded).toEqual([])
  })
})

describe('the voice', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', async (address: string) =>
      address === '/gone'
        ? new Response('', { status: 404 })
        : new Response(new Uint8Array(address === '/bad' ? 0 : 600)),
    )
  })
  const load = (...addresses: string[]) => it.loadClips(audio() as unknown as AudioContext, addresses)

  test('says phrases one after another, without the silence that the codec put before them', async () => {
    await load('/a', '/b')
    plan(spoken('one', 1_000, '/a', '/b'))
    expect(heard().map(({ from, offset }) => [from, Math.round(offset * 1000)])).toEqual([
      [1, 45],
      [1.72, 45],
    ])
  })

  test.each(['/gone', '/bad'])('has its tone while a clip is not to be had: %s', async (address) => {
    await load('/a', address)
    plan(spoken('one', 1_000, '/a', address))
    expect(heard().map(({ what }) => what)).toEqual([660])
  })

  test('takes over from the tone once its clips are there', async () => {
    plan(spoken('one', 5_000, '/a'))
    await load('/a')
    plan(spoken('one', 5_000, '/a'))
    expect(heard().map(({ what }) => what)).toEqual([0.6])
  })
})

describe('words without a clip', () => {
  const said: string[] = []
  let utter: (event: 'start' | 'error') => void = () => undefined

  beforeEach(() => {
    said.length = 0
    class Utterance {
      onstart: (() => void) | null = null
      onerror: (() => void) | null = null
      constructor(readonly text: string) {}
    }
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
    vi.stubGlobal('speechSynthesis', {
      cancel: () => said.push('(hush)'),
      speak: (utterance: Utterance) => {
        said.push(utterance.text)
        utter = (event) => (event === 'start' ? utterance.onstart?.() : utterance.onerror?.())
      },
    })
  })

  test("are said by the phone's own voice when they are due", () => {
    plan(spoken('one', 1_000, null))
    expect(said).toEqual([])
    pass(1_000)
    expect(said).toEqual(['words of null'])
    utter('start')
    pass(5_000)
    expect(heard()).toEqual([])
  })

  test('are a tone when the phone stays silent, or says that it cannot', () => {
    plan(spoken('one', 1_000, null), spoken('two', 9_000, null))
    pass(1_000)
    pass(1_500)
    expect(said).toEqual(['words of null', '(hush)'])
    expect(moments()).toEqual([2.5])
    pass(6_500)
    utter('error')
    expect(moments()).toEqual([2.5, 9])
  })

  test('are a tone where there is no such voice', () => {
    vi.stubGlobal('speechSynthesis', undefined)
    Reflect.deleteProperty(globalThis, 'speechSynthesis')
    plan(spoken('one', 1_000, null))
    pass(1_000)
    expect(moments()).toEqual([1])
  })

  test('are not said any more when the player has moved on', () => {
    plan(spoken('one', 1_000, null))
    plan()
    pass(1_000)
    expect(said).not.toContain('words of null')
  })
})

describe('what is felt and seen', () => {
  test('comes at its moment, unless it was taken back', () => {
    const buzzed: number[] = []
    vi.stubGlobal('navigator', { vibrate: (ms: number) => buzzed.push(ms) })
    plan(cue('one', 1_000, { way: 'vibration' }), cue('two', 2_000, { way: 'vibration' }))
    pass(1_000)
    plan()
    pass(2_000)
    expect(buzzed).toEqual([60])
  })

  test('lights the screen by an animation that waits by itself', () => {
    const lit: { delay: number; cancelled: boolean }[] = []
    Element.prototype.animate = function animate(_frames, timing) {
      const light = { delay: Number((timing as KeyframeAnimationOptions).delay), cancelled: false }
      lit.push(light)
      const animation = { cancel: () => {}, oncancel: () => {}, onfinish: () => {} }
      animation.cancel = () => {
        light.cancelled = true
        animation.oncancel()
      }
      return animation as unknown as Animation
    }
    plan(cue('one', 1_000, { way: 'flash' }), cue('two', 2_000, { way: 'flash' }))
    expect(lit.map(({ delay }) => delay)).toEqual([1_000, 2_000])
    expect(document.querySelectorAll('.flash')).toHaveLength(1)
    it.cancelCues()
    expect(lit.every(({ cancelled }) => cancelled)).toBe(true)
    expect(document.querySelector('.flash')).toBeNull()
  })
})
