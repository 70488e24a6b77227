/** The catalogue of exercises with the practice's own, shared by every screen. */
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Exercise } from '../../domain/wire'
import { get } from './api'
import type { Loaded } from './loading'
import type { Catalogue } from './wire'

/** Colleagues write exercises too: a name that is missing on a client's page is not missing for long. */
const OLD_MS = 5 * 60_000

const state = signal<Loaded<Catalogue>>({ status: 'loading' })
let askedAt: number | null = null

/** Fetches it anew. What is known stays where that fails. */
export async function reloadCatalogue(): Promise<void> {
  askedAt = performance.now()
  const answer = await get<Catalogue>('/exercises')
  if (answer.ok) state.value = { status: 'ready', data: answer.data, etag: answer.etag }
  else if (state.value.status !== 'ready') {
    state.value = { status: 'failed', failure: answer.failure }
    askedAt = null
  }
}

/** What is known shows at once; one that is older is looked at again. 0: to choose from, or to print. */
export function useCatalogue(oldest_ms = OLD_MS) {
  useEffect(() => {
    if (askedAt === null || performance.now() - askedAt > oldest_ms) void reloadCatalogue()
  }, [])
  return { state: state.value, reload: reloadCatalogue }
}

export type ExerciseById = ReadonlyMap<string, Exercise>

export const byId = (catalogue: Catalogue): ExerciseById =>
  new Map(catalogue.items.map((exercise) => [exercise.id, exercise]))

/** Those that can be chosen: what a practice removed lives on in plans and records only. */
export const offered = (catalogue: Catalogue): readonly Exercise[] =>
  catalogue.items.filter(({ own }) => !own?.is_removed)

/** The exercise's name; an id that the catalogue does not have is shown as itself, unless it tells nothing. */
export const nameOf = (exercises: ExerciseById, id: string) =>
  exercises.get(id)?.name ?? (id.startsWith('own-') ? 'An exercise of your practice' : id)
