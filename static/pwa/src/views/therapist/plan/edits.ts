/** Changes of a draft: each takes a draft and gives a new one. */
import type { Draft, DraftPrescription, DraftRoutine } from './draft'

export type Edit = (draft: Draft) => Draft

export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return items
  const others = items.filter((_, index) => index !== from)
  return [...others.slice(0, to), item, ...others.slice(to)]
}

export const setPlan =
  (change: Partial<Omit<Draft, 'routines'>>): Edit =>
  (draft) => ({ ...draft, ...change })

export const addRoutine =
  (routine: DraftRoutine): Edit =>
  (draft) => ({ ...draft, routines: [...draft.routines, routine] })

export const removeRoutine =
  (key: string): Edit =>
  (draft) => ({ ...draft, routines: draft.routines.filter((routine) => routine.key !== key) })

export const moveRoutine =
  (key: string, by: -1 | 1): Edit =>
  (draft) => {
    const at = draft.routines.findIndex((routine) => routine.key === key)
    return { ...draft, routines: moved(draft.routines, at, at + by) }
  }

const onRoutine =
  (key: string, change: (routine: DraftRoutine) => DraftRoutine): Edit =>
  (draft) => ({
    ...draft,
    routines: draft.routines.map((routine) => (routine.key === key ? change(routine) : routine)),
  })

export const setRoutine = (key: string, change: Partial<Omit<DraftRoutine, 'key' | 'prescriptions'>>): Edit =>
  onRoutine(key, (routine) => ({ ...routine, ...change }))

/** Switch one weekday on or off; the days stay in the order of the week. */
export const toggleWeekday = (key: string, day: number): Edit =>
  onRoutine(key, (routine) => {
    const without = routine.weekdays.filter((each) => each !== day)
    const weekdays = without.length < routine.weekdays.length ? without : [...without, day].sort((a, b) => a - b)
    return { ...routine, weekdays }
  })

export const addPrescription = (routineKey: string, prescription: DraftPrescription): Edit =>
  onRoutine(routineKey, (routine) => ({ ...routine, prescriptions: [...routine.prescriptions, prescription] }))

const onPrescriptions = (
  key: string,
  change: (all: readonly DraftPrescription[], at: number) => readonly DraftPrescription[],
): Edit => {
  const inRoutine = (routine: DraftRoutine) => {
    const at = routine.prescriptions.findIndex((each) => each.key === key)
    return at < 0 ? routine : { ...routine, prescriptions: change(routine.prescriptions, at) }
  }
  return (draft) => ({ ...draft, routines: draft.routines.map(inRoutine) })
}

export const removePrescription = (key: string): Edit =>
  onPrescriptions(key, (all) => all.filter((each) => each.key !== key))

export const placePrescription = (key: string, place: number): Edit =>
  onPrescriptions(key, (all, at) => moved(all, at, place))

export const setPrescription = (key: string, change: Partial<Omit<DraftPrescription, 'key'>>): Edit =>
  onPrescriptions(key, (all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)))

/** Put another exercise in its place, as a new prescription: what was done before stays with the old one. */
export const swapPrescription = (key: string, other: DraftPrescription): Edit =>
  onPrescriptions(key, (all) => all.map((each) => (each.key === key ? other : each)))
