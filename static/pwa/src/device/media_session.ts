/** What the lock screen shows while the player leads, and what its keys and those of headphones do. */
export interface Playing {
  readonly title: string
  readonly line: string
  /** Address of a picture, or null. */
  readonly picture: string | null
  readonly isPaused: boolean
}

const KEYS = ['play', 'pause', 'nexttrack', 'previoustrack'] as const
export type MediaKey = (typeof KEYS)[number]

export function showPlaying({ title, line, picture, isPaused }: Playing): void {
  if (!('mediaSession' in navigator)) return
  const artwork = picture ? [{ src: picture, sizes: '720x540', type: 'image/webp' }] : []
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: line, artwork })
  navigator.mediaSession.playbackState = isPaused ? 'paused' : 'playing'
}

/** From here on those keys do `press`; null gives them back, and nothing is shown any more. */
export function onMediaKeys(press: ((key: MediaKey) => void) | null): void {
  if (!('mediaSession' in navigator)) return
  for (const key of KEYS) navigator.mediaSession.setActionHandler(key, press && (() => press(key)))
  if (press) return
  navigator.mediaSession.metadata = null
  navigator.mediaSession.playbackState = 'none'
}
