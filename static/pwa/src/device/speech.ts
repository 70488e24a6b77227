/**
 * The phone's own voice, for words that have no clip (an exercise that a practice named itself). It may be missing, may
 * never begin, and on an iPhone may never say that it ended: so it is watched, and `onSilent` has the tone instead.
 */
const LONGEST_SILENCE_MS = 1_500

/** Says `words` at once. */
export function speak(words: string, volume: number, language: string, onSilent: () => void): void {
  if (!('speechSynthesis' in globalThis)) {
    onSilent()
    return
  }
  const utterance = new SpeechSynthesisUtterance(words)
  utterance.lang = language
  utterance.volume = volume
  const watchdog = setTimeout(() => {
    speechSynthesis.cancel()
    onSilent()
  }, LONGEST_SILENCE_MS)
  utterance.onstart = () => clearTimeout(watchdog)
  utterance.onerror = () => {
    clearTimeout(watchdog)
    onSilent()
  }
  speechSynthesis.speak(utterance)
}

/** Stops what is being said. */
export function hush(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
}
