/** Voice and tones of the run. The part that makes them is loaded apart: it is nothing that the app needs to start. */
import { signal } from '@preact/signals'
import { unlockAudio } from '../device/audio'
import type { Position } from '../domain/player'
import type { RunRecord } from '../store/schema'
import { settings } from './state'

type Sound = typeof import('./player_sound')

/** News of the media element that leads in the dark. */
export interface LedNews {
  /** Its time went on. */
  readonly went: () => void
  /** A file began to play. */
  readonly began: () => void
  readonly ended: () => void
  /** Somebody or something else than this app stopped it. */
  readonly stopped: () => void
  /** A key of the lock screen or of the headphones. */
  readonly asked: (act: 'resume' | 'pause' | 'skip' | 'back') => void
}

/** Null until it has come. Without it the routine plays on by its words. */
export const sound = signal<Sound | null>(null)

/** Fetches it; the next call tries again where it cannot be had. */
export async function loadSound(): Promise<void> {
  sound.value ??= await import('./player_sound').catch(() => null)
}

/** Makes sound possible. In a tap. */
export async function unlockSound(): Promise<void> {
  sound.value?.unlockLeading(settings.value)
  await unlockAudio()
}

/** Gets ready what a routine of these exercises will say; the sooner before its start the better. */
export async function prepareSound(exercises: RunRecord['exercises'] | undefined): Promise<void> {
  await loadSound()
  if (exercises) await sound.value?.prepare(exercises, settings.value)
}

/** Sounds as this place of the run and the person's choices say. */
export function followSound(run: RunRecord, place: Position, at: number, news: LedNews): void {
  sound.value?.follow(run, place, at, settings.value, news)
}

export function silence(): void {
  sound.value?.silence()
}

/** The player is left: silence, and the keys of the lock screen are nobody's. */
export function leaveSound(): void {
  sound.value?.leave()
}

/** The leading element: how far it has played of its file, and how far it should have by the page's clock. */
export interface LedReading {
  readonly media_ms: number
  readonly due_ms: number
  readonly isPlaying: boolean
  /** Another file is to come: until it is heard, nothing is. */
  readonly isChanging: boolean
}

export const NOTHING_LEADS: LedReading = { media_ms: 0, due_ms: 0, isPlaying: false, isChanging: false }

export function ledReading(): LedReading {
  return sound.value?.readLed() ?? NOTHING_LEADS
}

/** In sight the page's clock leads the element. */
export function keepLedStep(): void {
  sound.value?.keepStep()
}
