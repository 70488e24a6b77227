/**
 * Tones, scheduled ahead on the audio clock so that they come on time even when the page is busy. Call `unlockTones` in
 * the tap that starts the routine: phones let nothing sound before.
 */
export type Tone = 'start' | 'end' | 'countdown' | 'switch_side'

interface Beep {
  readonly hertz: number
  /** Seconds after the tone begins. */
  readonly at: number
  readonly lasts: number
}

/** Told apart by melody, not by pitch alone: up = begin, down = done, two equal = other side, short = counting down. */
const MELODIES: Readonly<Record<Tone, readonly Beep[]>> = {
  countdown: [{ hertz: 660, at: 0, lasts: 0.09 }],
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
}

const LOUDNESS = 0.4
const FADE_SECONDS = 0.015

let context: AudioContext | null = null
let planned: { readonly oscillator: OscillatorNode; readonly from: number }[] = []

/** A context that is closed or that iOS has interrupted never plays again by itself: a new one is made. */
function usableContext(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null
  const state: string | undefined = context?.state
  if (state === 'closed' || state === 'interrupted') {
    void context?.close().catch(() => undefined)
    context = null
  }
  context ??= new AudioContext()
  return context
}

/** Without a sound device, or while a call has the sound, WebKit's promise stays open: a routine is not held up by it. */
const LONGEST_WAIT_MS = 500

/** Makes sound possible, now or a little later. In a tap, and again when the page becomes visible. */
export async function unlockTones(): Promise<void> {
  const usable = usableContext()
  if (usable?.state !== 'suspended') return
  const isLate = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))
  await Promise.race([usable.resume().catch(() => undefined), isLate])
}

function beep(on: AudioContext, { hertz, at, lasts }: Beep, start: number): (typeof planned)[number] {
  const oscillator = on.createOscillator()
  const gain = on.createGain()
  const from = start + at
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(LOUDNESS, from + FADE_SECONDS)
  gain.gain.setValueAtTime(LOUDNESS, from + lasts - FADE_SECONDS)
  gain.gain.linearRampToValueAtTime(0, from + lasts)
  oscillator.connect(gain).connect(on.destination)
  oscillator.start(from)
  oscillator.stop(from + lasts)
  return { oscillator, from: start }
}

export interface PlannedTone {
  readonly tone: Tone
  /** From now. */
  readonly in_ms: number
}

/** Replaces all tones still to come. Call it whenever the player's place changes other than by time. */
export function planTones(tones: readonly PlannedTone[]): void {
  cancelTones()
  const on = usableContext()
  if (on?.state !== 'running') return
  const now = on.currentTime
  planned = tones
    .filter(({ in_ms }) => in_ms >= 0)
    .flatMap(({ tone, in_ms }) => MELODIES[tone].map((part) => beep(on, part, now + in_ms / 1000)))
}

/** Takes back the tones still to come. One that has begun is heard to its end: it tells of what just happened. */
export function cancelTones(): void {
  const now = context?.currentTime ?? 0
  for (const { oscillator, from } of planned) {
    if (from <= now) continue
    oscillator.stop()
    oscillator.disconnect()
  }
  planned = []
}
