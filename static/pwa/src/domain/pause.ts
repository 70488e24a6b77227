/** Days on which nothing is asked, set by the therapist. What is done all the same counts. */

/** Local days, both ends inside; `last_on` null: until it is ended. */
export interface Pause {
  readonly first_on: string
  readonly last_on: string | null
  readonly reason: 'holiday' | 'flare_up' | 'illness' | 'other'
}

/** The pause that `on` belongs to. One client's never overlap. */
export const pauseOn = (pauses: readonly Pause[], on: string): Pause | null =>
  pauses.find(({ first_on, last_on }) => first_on <= on && (last_on === null || on <= last_on)) ?? null
