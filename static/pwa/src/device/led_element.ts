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
  jumpedAt = Number.NEGATIVE_INFINITY
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

/** Near enough: a cue that early or late leads as well. */
const IN_STEP_MS = 60
/** About what a jump takes until it is heard. */
const JUMP_TAKES_MS = 30
/** After a jump its clock needs a while before it can be read again. */
const REST_AFTER_JUMP_MS = 2_000

let jumpedAt = Number.NEGATIVE_INFINITY

/** Brings the element to `media_ms` when it is out of step. No nudging: stretched sound is late by itself. */
export function keepElementAt(media_ms: number): void {
  if (!element || element.paused || media_ms < jumpedAt + REST_AFTER_JUMP_MS) return
  if (Math.abs(media_ms - element.currentTime * 1000) <= IN_STEP_MS) return
  jumpedAt = media_ms
  element.currentTime = (media_ms + JUMP_TAKES_MS) / 1000
}

export function stopElement(): void {
  isOwnPause = true
  element?.pause()
}
