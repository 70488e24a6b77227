/** What the lock screen shows, and the keys of the lock screen, of headphones and of keyboards. */
import { type MediaKey, onMediaKeys, showPlaying } from '../device/media_session'
import { sourceOf } from '../device/own_pictures'
import { emblem, fileOf } from '../domain/picture'
import type { Position } from '../domain/player'
import { bodyPart } from '../domain/side'
import { named, text } from '../messages/messages'
import type { RunRecord, Settings } from '../store/schema'
import type { LedNews } from './run_sound'

const ACTS = { play: 'resume', pause: 'pause', nexttrack: 'skip', previoustrack: 'back' } as const satisfies Record<
  MediaKey,
  Parameters<LedNews['asked']>[0]
>

export function takeKeys(news: LedNews): void {
  onMediaKeys((key) => news.asked(ACTS[key]))
}

export function giveKeysBack(): void {
  onMediaKeys(null)
}

/** Shows the place on the lock screen. */
export function tellPlace({ exercises }: RunRecord, { step, status }: Position, { body }: Settings): void {
  const exercise = step && exercises[step.exercise_id]
  if (!exercise) return
  const side = step.side ? [text(`side.${step.side}_${bodyPart(exercise)}`)] : []
  const frame = exercise.pictures?.frames[emblem(exercise.pictures)]
  showPlaying({
    title: exercise.name,
    line: [named('step', step.kind), ...side].join(' · '),
    picture: frame ? sourceOf(fileOf(frame, body)) : null,
    isPaused: status !== 'running',
  })
}
