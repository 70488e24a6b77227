import { waysOf } from '../domain/cue_ways'
import type { KeptSettings, Settings } from './schema'

export const DEFAULT_SETTINGS: Settings = {
  first_side: null,
  prepare_seconds: null,
  switch_side_seconds: null,
  has_sound: true,
  cues: waysOf('voice'),
  voice_volume: 100,
  tone_volume: 70,
  is_audio_led: false,
  has_vibration: true,
  keeps_screen_on: true,
  body: 'woman',
  told_cautions: {},
}

/** The choices as they were kept, with defaults for what was never chosen. Before there was a voice, tones were all sound. */
export function settingsFrom(kept: KeptSettings = {}): Settings {
  const { has_tones = DEFAULT_SETTINGS.has_sound, ...chosen } = kept
  return { ...DEFAULT_SETTINGS, has_sound: has_tones, ...chosen, cues: { ...DEFAULT_SETTINGS.cues, ...chosen.cues } }
}
