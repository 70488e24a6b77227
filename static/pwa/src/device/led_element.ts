/**
 * The one media element of audio-led mode. Its time is the clock while the page is hidden: it goes on where timers do
 * not, and stands still when a call or another app takes the sound.
 */
import { emptyWav } from './wav'

export interface ElementNews {
  /** Its time went on; comes about four times a second, hidden or not. */
  readonly went: () => void
  readonly ended: () => void
  /** It was paused by somebody or something else than this app. */
  readonly stopped: () => void
}

const SILENCE_RATE = 8_000

let element: HTMLAudioElement | null = null
let address: string | null = null
let isOwnPause = true

function show(file: Blob): HTMLAudioElement {
  element ??= new Audio()
  if (address) URL.revokeObjectURL(address)
  address = URL.createObjectURL(file)
  element.src = address
  return element
}

/** In the tap that starts the routine: an element that has played once may be started again without one. */
export function unlockElement(): void {
  if (typeof Audio === 'undefined') return
  const silence = new Blob([emptyWav(SILENCE_RATE / 4, SILENCE_RATE).bytes], { type: 'audio/wav' })
  void show(silence)
    .play()
    .catch(() => undefined)
}

/** Plays `file` from its beginning; false where the phone does not let it. */
export async function playElement(file: Blob, news: ElementNews): Promise<boolean> {
  if (typeof Audio === 'undefined') return false
  isOwnPause = true
  const playing = show(file)
  playing.playbackRate = 1
  playing.ontimeupdate = news.went
  playing.onended = news.ended
  playing.onpause = () => {
    if (!isOwnPause && !playing.ended) news.stopped()
  }
  try {
    await playing.play()
    isOwnPause = false
    return true
  } catch {
    return false
  }
}

/** `isPlaying` also where it has just come to its own end. */
export function readElement(): { readonly media_ms: number; readonly isPlaying: boolean } {
  if (!element) return { media_ms: 0, isPlaying: false }
  return { media_ms: element.currentTime * 1000, isPlaying: !element.paused || element.ended }
}

/** Near enough: nobody hears it. */
const IN_PACE_MS = 15
/** More is made up for by a jump. */
const JUMP_MS = 120
/** Catches up 50 ms in a second or two; the pitch stays. More where there is more to catch up. */
const NUDGE = 0.035
const STRONG_NUDGE = 0.1
const MUCH_MS = 40

/** Brings the element towards `media_ms`. */
export function paceElement(media_ms: number): void {
  if (!element || element.paused) return
  const behind = media_ms - element.currentTime * 1000
  const far = Math.abs(behind)
  if (far > JUMP_MS) element.currentTime = media_ms / 1000
  const nudge = far < IN_PACE_MS || far > JUMP_MS ? 0 : far > MUCH_MS ? STRONG_NUDGE : NUDGE
  element.playbackRate = 1 + Math.sign(behind) * nudge
}

export function evenElement(): void {
  if (element) element.playbackRate = 1
}

export function stopElement(): void {
  isOwnPause = true
  element?.pause()
}
