import { vi } from 'vitest'

export interface Sounded {
  /** Pitch of a tone, or the length of a clip in seconds. */
  readonly what: number
  readonly from: number
  readonly offset: number
  stoppedAt: number | null
}

/** As much of Web Audio as cues need; `state` is the phone's to change, `currentTime` the test's. */
export class FakeAudioContext {
  static made: FakeAudioContext[] = []
  state = 'suspended'
  currentTime = 0
  destination = {}
  sounded: Sounded[] = []
  gains: number[] = []
  onstatechange: (() => void) | null = null
  /** What the browser says leaves the device now; null: it does not say. */
  leaving: { contextTime: number; performanceTime: number } | null = null

  constructor() {
    FakeAudioContext.made.push(this)
  }

  getOutputTimestamp() {
    return this.leaving ?? {}
  }

  async resume(): Promise<void> {
    this.state = 'running'
  }

  async close(): Promise<void> {
    this.state = 'closed'
  }

  async decodeAudioData(data: ArrayBuffer) {
    if (data.byteLength === 0) throw new DOMException('not audio', 'EncodingError')
    // Silence as the codec puts it before the voice, then the voice.
    const samples = new Float32Array(data.byteLength).fill(0.5, 50)
    return { sampleRate: 1000, duration: samples.length / 1000, getChannelData: () => samples }
  }

  createGain() {
    const { gains } = this
    const at = gains.push(1) - 1
    const gain = {
      set value(value: number) {
        gains[at] = value
      },
      setValueAtTime: () => gain,
      linearRampToValueAtTime: () => gain,
      setTargetAtTime: () => gain,
    }
    return { gain, connect: (next: unknown) => next }
  }

  private source(what: () => number) {
    let own: Sounded | null = null
    return {
      connect: (next: unknown) => next,
      start: (from: number, offset = 0) => {
        own = { what: what(), from, offset, stoppedAt: null }
        this.sounded.push(own)
      },
      stop: (at = this.currentTime) => {
        // A tone's own end is set as it begins; what takes it back comes later.
        if (own && at < own.from + 0.05) own.stoppedAt = at
        else if (own && at <= this.currentTime + 0.05) own.stoppedAt = at
      },
    }
  }

  createOscillator() {
    const frequency = { value: 0 }
    return Object.assign(
      this.source(() => frequency.value),
      { frequency },
    )
  }

  createBufferSource() {
    const clip: { buffer: { duration: number } | null } = { buffer: null }
    const source = this.source(() => clip.buffer?.duration ?? 0)
    return Object.defineProperty(source, 'buffer', {
      set: (buffer: { duration: number }) => {
        clip.buffer = buffer
      },
    })
  }
}

export function installFakeAudio(): void {
  FakeAudioContext.made = []
  vi.stubGlobal('AudioContext', FakeAudioContext)
}
