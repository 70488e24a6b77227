/** What the voice says. A part of its own: only the player needs it, and `make voice` reads the same file. */
import type { Phrases } from '../domain/cue_words'
import phrases from './en/voice.json'

export const PHRASES: Phrases = phrases
