/** The vocabulary of clips (static/pwa/voice/index.json), by the words that are said. */

import type { LengthOf } from './cue_fit'
import type { CueKind, CueWays } from './cue_ways'
import type { Phrases, SpokenExercise } from './cue_words'

export interface VoiceClip {
  readonly file: string
  readonly hash: string
  readonly ms: number
}
export type Vocabulary = Readonly<Record<string, VoiceClip>>

/** Words without a clip are spoken by the phone: about this long for each letter, and never shorter than a breath. */
const LETTER_MS = 75
const SHORTEST_MS = 500

export function lengthIn(vocabulary: Vocabulary): LengthOf {
  return (words) => vocabulary[words]?.ms ?? Math.max(SHORTEST_MS, words.length * LETTER_MS)
}

/** Where a clip lies in the built app, as the build names it (tooling/voice.ts). */
export function addressIn(vocabulary: Vocabulary, words: string): string | null {
  const clip = vocabulary[words]
  return clip ? `/assets/voice/${clip.file.replace(/\.mp3$/, '')}-${clip.hash}.mp3` : null
}

/** Every phrase that a plan with these exercises may need, for what is to be spoken. */
export function phrasesFor(exercises: Iterable<SpokenExercise>, ways: CueWays, phrases: Phrases): string[] {
  const speaks = (kind: CueKind) => ways[kind] === 'voice'
  if (!Object.values(ways).includes('voice')) return []
  const own = [...exercises].flatMap(({ name, start_position, cues }) => [
    ...(speaks('exercise') ? [name] : []),
    ...(speaks('how_to') ? [start_position, ...cues] : []),
  ])
  return [...new Set([...Object.values(phrases), ...own])]
}
