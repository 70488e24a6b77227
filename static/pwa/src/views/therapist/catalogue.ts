/** The catalogue of exercises with the practice's own, fetched once a page load and shared by every screen. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Exercise } from '../../domain/wire'
import { get } from './api'
import type { Loaded } from './loading'
import type { Catalogue } from './wire'

const state = signal<Loaded<Catalogue>>({ status: 'loading' })
let isAsked = false

/** Fetches it anew: something of it was changed, here or at another desk. What is known stays where that fails. */
export async function reloadCatalogue(): Promise<void> {
  isAsked = true
  const answer = await get<Catalogue>('/exercises')
  if (answer.ok) state.value = { status: 'ready', data: answer.data, etag: answer.etag }
  else if (state.value.status !== 'ready') {
    state.value = { status: 'failed', failure: answer.failure }
    isAsked = false
  }
}

/** `isToChooseFrom`: looks anew, since a colleague may have made or removed one. */
export function useCatalogue(isToChooseFrom = false) {
  useEffect(() => {
    if (!isAsked || isToChooseFrom) void reloadCatalogue()
  }, [])
  return { state: state.value, reload: reloadCatalogue }
}

export type ExerciseById = ReadonlyMap<string, Exercise>

export const byId = (catalogue: Catalogue): ExerciseById =>
  new Map(catalogue.items.map((exercise) => [exercise.id, exercise]))

/** Those that can be chosen: what a practice removed lives on in plans and records only. */
export const offered = (catalogue: Catalogue): readonly Exercise[] =>
  catalogue.items.filter(({ own }) => !own?.is_removed)

/** The exercise's name; an id the catalogue no longer has is shown as itself. */
export const nameOf = (exercises: ExerciseById, id: string) => exercises.get(id)?.name ?? id
