/** The tones, drawn on the audio clock. Told apart by melody, not by pitch alone. */
import type { Tone } from '../domain/cue_fit'

interface Beep {
  readonly hertz: number
  /** Seconds after the tone begins. */
  readonly at: number
  readonly lasts: number
}

/** Up = begin, down = done, two equal = other side, short = counting down. They last as `TONE_MS` says. */
const MELODIES: Readonly<Record<Tone, readonly Beep[]>> = {
  countdown: [{ hertz: 660, at: 0, lasts: 0.09 }],
  rep: [{ hertz: 523, at: 0, lasts: 0.06 }],
  halfway: [{ hertz: 587, at: 0, lasts: 0.2 }],
  ten_left: [
    { hertz: 660, at: 0, lasts: 0.09 },
    { hertz: 660, at: 0.145, lasts: 0.09 },
    { hertz: 660, at: 0.29, lasts: 0.09 },
  ],
  start: [
    { hertz: 660, at: 0, lasts: 0.14 },
    { hertz: 880, at: 0.16, lasts: 0.3 },
  ],
  end: [
    { hertz: 880, at: 0, lasts: 0.14 },
    { hertz: 587, at: 0.16, lasts: 0.36 },
  ],
  switch_side: [
    { hertz: 740, at: 0, lasts: 0.16 },
    { hertz: 740, at: 0.26, lasts: 0.16 },
  ],
  breathe_in: [
    { hertz: 440, at: 0, lasts: 0.2 },
    { hertz: 554, at: 0.22, lasts: 0.28 },
  ],
  breathe_out: [
    { hertz: 554, at: 0, lasts: 0.2 },
    { hertz: 440, at: 0.22, lasts: 0.28 },
  ],
  done: [
    { hertz: 523, at: 0, lasts: 0.2 },
    { hertz: 659, at: 0.22, lasts: 0.2 },
    { hertz: 784, at: 0.44, lasts: 0.46 },
  ],
}

const LOUDNESS = 0.4
const FADE_SECONDS = 0.015

function beep(on: BaseAudioContext, into: AudioNode, { hertz, at, lasts }: Beep, start: number): OscillatorNode {
  const oscillator = on.createOscillator()
  const gain = on.createGain()
  const from = start + at
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(LOUDNESS, from + FADE_SECONDS)
  gain.gain.setValueAtTime(LOUDNESS, from + lasts - FADE_SECONDS)
  gain.gain.linearRampToValueAtTime(0, from + lasts)
  oscillator.connect(gain).connect(into)
  oscillator.start(from)
  oscillator.stop(from + lasts)
  return oscillator
}

/** Puts `tone` on the audio clock at `start`; gives what makes the sound, so that it can be taken back. */
export function scheduleTone(on: BaseAudioContext, into: AudioNode, tone: Tone, start: number): OscillatorNode[] {
  return MELODIES[tone].map((part) => beep(on, into, part, start))
}
