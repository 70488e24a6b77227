/** The player's voice and tones. Loaded after the app has started, since nothing sounds before a routine does. */
import vocabulary from '../../voice/index.json'
import { usableAudio } from '../device/audio'
import { loadClips } from '../device/clips'
import { cancelCues, endCues, type PlannedCue, planCues } from '../device/cue_player'
import { unlockElement } from '../device/led_element'
import { prepareTrack } from '../device/led_track'
import { type Cue, cueTrack, upcoming } from '../domain/cues'
import type { Position } from '../domain/player'
import { addressIn, lengthIn, phrasesFor, type Vocabulary } from '../domain/voice'
import { LANGUAGE } from '../messages/messages'
import { PHRASES } from '../messages/voice'
import type { RunRecord, Settings } from '../store/schema'
import { endLeading, lead, stopLeading, watchLed } from './led'
import { giveKeysBack, takeKeys, tellPlace } from './led_screen'
import type { LedNews } from './run_sound'

export { keepStep, readLed } from './led'

const CLIPS: Vocabulary = vocabulary.clips
const lengthOf = lengthIn(CLIPS)

let made: { readonly timeline: RunRecord['timeline']; readonly ways: Settings['cues']; readonly track: Cue[] } | null =
  null

/** Addresses of the clips that these exercises need. */
export function clipsFor(exercises: RunRecord['exercises'], { cues }: Settings): string[] {
  const words = phrasesFor(Object.values(exercises), cues, PHRASES)
  return words.flatMap((phrase) => addressIn(CLIPS, phrase) ?? [])
}

function trackOf({ timeline, exercises }: RunRecord, ways: Settings['cues']): Cue[] {
  if (made?.timeline !== timeline || made.ways !== ways) {
    const track = cueTrack(timeline, { exercises, ways, phrases: PHRASES, lengthOf })
    made = { timeline, ways, track }
  }
  return made.track
}

function planned({ id, way, words, tone }: Cue, at: number): PlannedCue {
  const phrases = words.map((phrase) => ({
    words: phrase,
    address: addressIn(CLIPS, phrase),
    seconds: lengthOf(phrase) / 1000,
  }))
  return { id, at, way, phrases, tone }
}

const isAudible = ({ way }: { way: Cue['way'] }) => way === 'voice' || way === 'tone'

/** Plays what belongs to `place`, which was the player's at `at` on the page's clock. */
export function follow(run: RunRecord, place: Position, at: number, chosen: Settings, news: LedNews): void {
  if (place.status === 'finished') {
    endCues()
    endLeading()
    return
  }
  if (chosen.is_audio_led) watchLed(news)
  // Without a media element most browsers give these keys to another app; where one does not, they are the player's.
  takeKeys(news)
  tellPlace(run, place, chosen)
  const cues = upcoming(trackOf(run, chosen.cues), run.timeline, place)
    .map(({ cue, in_ms }) => planned(cue, at + in_ms))
    .filter((cue) => chosen.has_sound || !isAudible(cue))
  if (chosen.is_audio_led && cues.some(isAudible)) {
    void followLed(cues, at, at + place.remaining_ms, chosen)
    return
  }
  stopLeading()
  if (cues.length === 0) cancelCues()
  else planCues(cues, volumesOf(chosen), LANGUAGE)
}

const volumesOf = ({ voice_volume, tone_volume }: Settings) => ({ voice: voice_volume / 100, tones: tone_volume / 100 })

/** The element plays what is heard; where it may not, the audio clock does, and the dark is not led. */
async function followLed(cues: readonly PlannedCue[], at: number, ends: number, chosen: Settings): Promise<void> {
  planCues(
    cues.filter((cue) => !isAudible(cue)),
    volumesOf(chosen),
    LANGUAGE,
  )
  const isLed = await lead(cues.filter(isAudible), at, ends, volumesOf(chosen))
  if (!isLed) planCues(cues, volumesOf(chosen), LANGUAGE)
}

export function silence(): void {
  cancelCues()
  stopLeading()
}

/** The player is left. */
export function leave(): void {
  silence()
  giveKeysBack()
}

/** In the tap that starts the routine. */
export function unlockLeading(chosen: Settings): void {
  if (chosen.is_audio_led) unlockElement()
}

/** Makes the clips of these exercises ready to be played. */
export async function prepare(exercises: RunRecord['exercises'], chosen: Settings): Promise<void> {
  const addresses = clipsFor(exercises, chosen)
  const hasOffline = typeof OfflineAudioContext !== 'undefined'
  // What leads was made without these words: it is made anew.
  if (chosen.is_audio_led && hasOffline && (await prepareTrack(addresses))) stopLeading()
  const on = usableAudio()
  if (on) await loadClips(on, addresses)
}
