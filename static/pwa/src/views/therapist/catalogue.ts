/** The catalogue of exercises, fetched once a page load and shared by every screen. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Exercise } from '../../domain/wire'
import { get } from './api'
import type { Loaded } from './loading'
import type { Catalogue } from './wire'

const state = signal<Loaded<Catalogue>>({ status: 'loading' })
let isAsked = false

async function load(): Promise<void> {
  isAsked = true
  const answer = await get<Catalogue>('/exercises')
  state.value = answer.ok
    ? { status: 'ready', data: answer.data, etag: answer.etag }
    : { status: 'failed', failure: answer.failure }
  if (!answer.ok) isAsked = false
}

export function useCatalogue() {
  useEffect(() => {
    if (!isAsked) void load()
  }, [])
  return { state: state.value, reload: load }
}

export type ExerciseById = ReadonlyMap<string, Exercise>

export const byId = (catalogue: Catalogue): ExerciseById =>
  new Map(catalogue.items.map((exercise) => [exercise.id, exercise]))

/** The exercise's name; an id the catalogue no longer has is shown as itself. */
export const nameOf = (exercises: ExerciseById, id: string) => exercises.get(id)?.name ?? id
