/**
 * Plays cues at their moments: what is heard is put on the audio clock ahead of time, so that no timer has to fire when
 * it is due. Planning again keeps what stays the same, takes back what does not, and never starts anything twice.
 */
import { PHRASE_GAP_MS, type Tone } from '../domain/cue_fit'
import { audioTimeOf, usableAudio } from './audio'
import { clipAt, type Said, scheduleClips } from './clips'
import { clock } from './clock'
import { planFlash } from './flash'
import { hush, speak } from './speech'
import { scheduleTone } from './tones'
import { buzz } from './vibration'

export interface PlannedCue {
  readonly id: string
  /** On the page's clock. */
  readonly at: number
  readonly way: 'voice' | 'tone' | 'vibration' | 'flash'
  readonly phrases: readonly Phrase[]
  readonly tone: Tone | null
}

export interface Phrase {
  readonly words: string
  /** Null: there is no clip of it. */
  readonly address: string | null
  readonly seconds: number
}

/** 0 to 1. */
export interface Volumes {
  readonly voice: number
  readonly tones: number
}

/** How far ahead sounds are put on the audio clock; the rest follows long before it is due. */
const AHEAD_MS = 30_000
const REFILL_MS = 2_000
/** The two clocks drift apart, and an audio device that was held up falls back: by more than this a cue is set anew. */
const DRIFT_SECONDS = 0.015
/** A beginning that was held up by less is still told. */
const LATE_MS = 400
/** The same moment, but for rounding. */
const SAME_MS = 5
const BUZZ_MS = 60
const FADE_SECONDS = 0.03

type Form = 'clips' | 'speech' | 'tone' | 'vibration' | 'flash'

interface Underway {
  readonly at: number
  readonly form: Form
  readonly on: AudioContext | null
  /** On the audio clock. */
  readonly start: number
  /** Takes it back; what has begun is cut short only if it is speech. */
  readonly stop: () => void
}

let cues: readonly PlannedCue[] = []
let volumes: Volumes = { voice: 1, tones: 1 }
let language = 'en'
let refill: ReturnType<typeof setInterval> | null = null
const underway = new Map<string, Underway>()

function saidOf(phrases: readonly Phrase[]): Said[] | null {
  const on = usableAudio()
  const said = phrases.flatMap(({ address, seconds }) => {
    const clip = on && address !== null ? clipAt(on, address) : null
    return clip ? [{ clip, seconds }] : []
  })
  return said.length === phrases.length ? said : null
}

/** Clips where they are at hand, the phone's own voice where there are none, and the tone while clips are still to come. */
function formOf({ way, phrases, tone }: PlannedCue): Form | null {
  if (way !== 'voice') return way === 'tone' && !tone ? null : way
  if (saidOf(phrases)) return 'clips'
  if (phrases.some(({ address }) => address === null)) return 'speech'
  return tone ? 'tone' : null
}

function gainOf(on: AudioContext, volume: number): GainNode {
  const gain = on.createGain()
  gain.gain.value = volume
  gain.connect(on.destination)
  return gain
}

function sound(on: AudioContext, { phrases, tone }: PlannedCue, form: Form, start: number): () => void {
  const isSpeech = form === 'clips'
  const gain = gainOf(on, isSpeech ? volumes.voice : volumes.tones)
  const nodes = isSpeech
    ? scheduleClips(on, gain, saidOf(phrases) ?? [], start, PHRASE_GAP_MS / 1000)
    : tone
      ? scheduleTone(on, gain, tone, start)
      : []
  return () => {
    const hasBegun = start <= on.currentTime
    // A tone that has begun is heard to its end: it tells of what just happened.
    if (hasBegun && !isSpeech) return
    gain.gain.setTargetAtTime(0, on.currentTime, FADE_SECONDS / 3)
    for (const node of nodes) node.stop(on.currentTime + FADE_SECONDS)
  }
}

/** What has no place on the audio clock. A late timer makes these late, so none of them is ever the only way to know. */
function later(cue: PlannedCue, act: () => void): () => void {
  const timer = setTimeout(act, Math.max(0, cue.at - clock.now()))
  return () => clearTimeout(timer)
}

function speakLater(cue: PlannedCue): () => void {
  const words = cue.phrases.map((phrase) => phrase.words).join('. ')
  const toneInstead = () => {
    const on = usableAudio()
    if (on?.state === 'running' && cue.tone) sound(on, cue, 'tone', on.currentTime)
  }
  const take = later(cue, () => speak(words, volumes.voice, language, toneInstead))
  return () => {
    take()
    hush()
  }
}

function begin(cue: PlannedCue, form: Form): Underway | null {
  const entry = { at: cue.at, form, start: 0 }
  if (form === 'flash') return { ...entry, on: null, stop: planFlash(Math.max(0, cue.at - clock.now())) }
  if (form === 'vibration') return { ...entry, on: null, stop: later(cue, () => buzz(BUZZ_MS)) }
  if (form === 'speech') return { ...entry, on: null, stop: speakLater(cue) }
  const on = usableAudio()
  if (on?.state !== 'running') return null
  const start = Math.max(on.currentTime, audioTimeOf(on, cue.at))
  return { ...entry, on, start, stop: sound(on, cue, form, start) }
}

/** Takes back what would sound too early or too late by now. */
function unsetDrifted(): void {
  for (const [id, { on, at, start, stop }] of underway) {
    if (!on || start <= on.currentTime || Math.abs(audioTimeOf(on, at) - start) < DRIFT_SECONDS) continue
    stop()
    underway.delete(id)
  }
}

/** Puts on the clock what comes soon and is not on it yet. */
function schedule(): void {
  const now = clock.now()
  unsetDrifted()
  for (const cue of cues) {
    if (cue.at > now + AHEAD_MS || cue.at < now - LATE_MS || underway.has(cue.id)) continue
    const form = formOf(cue)
    const started = form && begin(cue, form)
    if (started) underway.set(cue.id, started)
  }
}

function isKept(before: Underway, wanted: PlannedCue | undefined): boolean {
  if (!wanted || Math.abs(wanted.at - before.at) > SAME_MS) return false
  const isOnOtherClock = before.on !== null && before.on !== usableAudio()
  const hasBegun = before.at <= clock.now()
  return !isOnOtherClock && (hasBegun || before.form === formOf(wanted))
}

/** Plays these cues and no others: call it whenever the player's place changes, and when clips or wishes do. */
export function planCues(wanted: readonly PlannedCue[], loudness: Volumes, spoken: string): void {
  const isOtherLoudness = loudness.voice !== volumes.voice || loudness.tones !== volumes.tones
  const byId = new Map(wanted.map((cue) => [cue.id, cue]))
  for (const [id, before] of underway) {
    if (!isOtherLoudness && isKept(before, byId.get(id))) continue
    before.stop()
    underway.delete(id)
  }
  cues = wanted
  volumes = loudness
  language = spoken
  const on = usableAudio()
  if (on) on.onstatechange = schedule
  refill ??= setInterval(schedule, REFILL_MS)
  schedule()
}

/** Nothing more is planned; what is on the clock for this very moment is still heard, the last word of a routine. */
export function endCues(): void {
  const now = clock.now()
  for (const [id, { at, stop }] of underway) {
    if (at > now + LATE_MS) stop()
    underway.delete(id)
  }
  forget()
}

/** Silence. */
export function cancelCues(): void {
  for (const { stop } of underway.values()) stop()
  underway.clear()
  forget()
}

function forget(): void {
  cues = []
  if (refill !== null) clearInterval(refill)
  refill = null
}
