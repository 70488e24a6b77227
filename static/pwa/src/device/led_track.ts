/**
 * The cue track as one sound file, for the media element that goes on while the page is hidden: 16 kHz, 16 bit, mono.
 * Words and tones are laid into silence where they belong, so ten minutes cost no more work than what is said in them.
 */
import { PHRASE_GAP_MS, TONE_MS, type Tone } from '../domain/cue_fit'
import { clipAt, loadClips } from './clips'
import type { PlannedCue, Volumes } from './cue_player'
import { scheduleTone } from './tones'
import { emptyWav, mixInto } from './wav'

const RATE = 16_000
/** 12.8 MB. While the next is made there are three of them (the one that plays, samples, file): below 40 MB. */
export const LONGEST_MS = 400_000

const toneSounds = new Map<Tone, Float32Array>()
let desk: OfflineAudioContext | null = null

/** Decodes and draws at the track's rate; nothing is ever rendered by it. */
function onDesk(): OfflineAudioContext {
  desk ??= new OfflineAudioContext(1, 1, RATE)
  return desk
}

async function drawTone(tone: Tone): Promise<void> {
  if (toneSounds.has(tone)) return
  const canvas = new OfflineAudioContext(1, Math.ceil((TONE_MS[tone] * RATE) / 1000), RATE)
  scheduleTone(canvas, canvas.destination, tone, 0)
  toneSounds.set(tone, (await canvas.startRendering()).getChannelData(0))
}

/** Everything that the track may need of these clips, ready at its rate. True: something was missing. */
export async function prepareTrack(addresses: readonly string[]): Promise<boolean> {
  const tones = Object.keys(TONE_MS) as Tone[]
  const [hadToLoad] = await Promise.all([loadClips(onDesk(), addresses), ...tones.map(drawTone)])
  return hadToLoad
}

/** What began by less than this before the file does is told whole, from the file's beginning. */
const JUST_BEGUN_MS = 400

function lay(samples: Int16Array, { phrases, tone, way }: PlannedCue, from_ms: number, volumes: Volumes): void {
  const clips = phrases.map(({ address }) => (address === null ? null : clipAt(onDesk(), address)))
  const isSpoken = way === 'voice' && clips.every((clip) => clip !== null)
  if (!isSpoken) {
    const sound = tone && toneSounds.get(tone)
    if (sound) mixInto(samples, sound, Math.round((from_ms * RATE) / 1000), volumes.tones)
    return
  }
  let at = from_ms
  for (const [which, clip] of clips.entries()) {
    const sound = clip?.buffer.getChannelData(0).subarray(Math.round(clip.onset * RATE))
    if (sound) mixInto(samples, sound, Math.round((at * RATE) / 1000), volumes.voice)
    at += (phrases[which]?.seconds ?? 0) * 1000 + PHRASE_GAP_MS
  }
}

/** `cues` from the moment `from` on, over `ms`; words without a clip are their tone. */
export function ledTrack(cues: readonly PlannedCue[], from: number, ms: number, volumes: Volumes): Blob {
  const { bytes, samples } = emptyWav(Math.round((Math.min(ms, LONGEST_MS) * RATE) / 1000), RATE)
  for (const cue of cues) {
    if (cue.at > from - JUST_BEGUN_MS) lay(samples, cue, Math.max(0, cue.at - from), volumes)
  }
  return new Blob([bytes], { type: 'audio/wav' })
}
