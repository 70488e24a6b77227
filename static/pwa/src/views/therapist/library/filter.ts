/** Finding exercises: words, the four filters, and the practice's own. */
import type { Exercise } from '../../../domain/wire'

export interface LibraryFilter {
  readonly search: string
  readonly family: string
  readonly position: string
  readonly equipment: string
  readonly level: string
  /** Only those that the practice made itself. */
  readonly isOwn: boolean
}

export const ANY: LibraryFilter = { search: '', family: '', position: '', equipment: '', level: '', isOwn: false }

/** Exercises that need nothing at all. */
export const NO_EQUIPMENT = 'nothing'

const folded = (text: string) => text.toLocaleLowerCase()

function fitsSearch(exercise: Exercise, search: string): boolean {
  const text = folded(
    [exercise.name, exercise.family, ...exercise.target_muscles, ...exercise.equipment].join(' '),
  ).replaceAll('_', ' ')
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function fitsEquipment(exercise: Exercise, equipment: string): boolean {
  if (equipment === '') return true
  return equipment === NO_EQUIPMENT ? exercise.equipment.length === 0 : exercise.equipment.includes(equipment)
}

export function found(exercises: readonly Exercise[], filter: LibraryFilter): readonly Exercise[] {
  return exercises.filter(
    (exercise) =>
      fitsSearch(exercise, filter.search.trim()) &&
      fitsEquipment(exercise, filter.equipment) &&
      (filter.family === '' || exercise.family === filter.family) &&
      (filter.position === '' || exercise.position === filter.position) &&
      (filter.level === '' || exercise.level === filter.level) &&
      (!filter.isOwn || Boolean(exercise.own)),
  )
}

export interface FilterOptions {
  readonly families: readonly string[]
  readonly positions: readonly string[]
  readonly equipment: readonly string[]
  readonly levels: readonly string[]
  readonly hasOwn: boolean
}

const unique = (values: readonly string[]) => [...new Set(values)].sort()

export function filterOptions(exercises: readonly Exercise[]): FilterOptions {
  const equipment = unique(exercises.flatMap((exercise) => exercise.equipment))
  return {
    families: unique(exercises.map((exercise) => exercise.family)),
    positions: unique(exercises.map((exercise) => exercise.position)),
    equipment: exercises.some((exercise) => exercise.equipment.length === 0) ? [NO_EQUIPMENT, ...equipment] : equipment,
    levels: ['easy', 'medium', 'hard'].filter((level) => exercises.some((exercise) => exercise.level === level)),
    hasOwn: exercises.some(({ own }) => Boolean(own)),
  }
}
