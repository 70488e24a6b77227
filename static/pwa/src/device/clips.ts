/** Clips of the voice: fetched from what the phone keeps, decoded once, and set on the audio clock. */

export interface Clip {
  readonly buffer: AudioBuffer
  /** Seconds of silence that the MP3 codec put before the voice: skipped, so that a word begins when it should. */
  readonly onset: number
}

/** By address and rate: the element's track is made at a lower one. */
const clips = new Map<string, Clip | null>()
const keyOf = (on: BaseAudioContext, address: string) => `${on.sampleRate} ${address}`
/** About -46 dB: below it nothing is heard. */
const AUDIBLE = 0.005
/** Kept before the first audible sample, so that no consonant is clipped. */
const RUN_UP_SECONDS = 0.005

function onsetOf(buffer: AudioBuffer): number {
  const first = buffer.getChannelData(0).findIndex((sample) => Math.abs(sample) > AUDIBLE)
  return Math.max(0, first / buffer.sampleRate - RUN_UP_SECONDS)
}

async function load(on: BaseAudioContext, address: string): Promise<Clip | null> {
  try {
    const answer = await fetch(address)
    if (!answer.ok) return null
    const buffer = await on.decodeAudioData(await answer.arrayBuffer())
    return { buffer, onset: onsetOf(buffer) }
  } catch {
    // Not on the phone and no network, or a codec that is not there: the cue has its tone.
    return null
  }
}

/** Decodes what is missing of `addresses`; tries again what failed before. True: something was missing. */
export async function loadClips(on: BaseAudioContext, addresses: readonly string[]): Promise<boolean> {
  const missing = addresses.filter((address) => !clips.get(keyOf(on, address)))
  await Promise.all(missing.map(async (address) => clips.set(keyOf(on, address), await load(on, address))))
  return missing.length > 0
}

/** The clip of `address` if it is decoded. */
export function clipAt(on: BaseAudioContext, address: string): Clip | null {
  return clips.get(keyOf(on, address)) ?? null
}

export interface Said {
  readonly clip: Clip
  /** Seconds that the voice takes, without what the codec put around it. */
  readonly seconds: number
}

/** Puts phrases on the audio clock, one after another from `start` on, `gap` seconds apart. */
export function scheduleClips(
  on: BaseAudioContext,
  into: AudioNode,
  said: readonly Said[],
  start: number,
  gap: number,
): AudioBufferSourceNode[] {
  let at = start
  return said.map(({ clip, seconds }) => {
    const source = on.createBufferSource()
    source.buffer = clip.buffer
    source.connect(into)
    source.start(at, clip.onset)
    at += seconds + gap
    return source
  })
}
