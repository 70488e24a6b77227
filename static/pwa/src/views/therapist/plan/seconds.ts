/** The service's seconds, put to the draft's keys. */
import type { PlanPreview } from '../wire'
import type { Draft } from './draft'

export function secondsByKey(of: Draft, answer: PlanPreview): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  of.routines.forEach((routine, index) => {
    const told = answer.routines[index]
    if (!told) return
    if (told.total_seconds !== null) found.set(routine.key, told.total_seconds)
    routine.prescriptions.forEach((prescription, place) => {
      const seconds = told.exercises[place]?.seconds
      if (seconds !== undefined) found.set(prescription.key, seconds)
    })
  })
  return found
}
