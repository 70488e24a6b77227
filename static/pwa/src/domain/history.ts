/**
 * Whether this phone knows its client's sessions as they stand: the server tells, per month practised, how many are in
 * force and the xor of their ids. Only months that differ are fetched, so a late or corrected old session is found too.
 */
import { addDays, monthFrom } from './local_date'
import { digestOf, digestWord } from './resend'

/** Answer of `GET /me/session-logs/digest`, from `first_on` on. */
export interface MonthsInForce {
  readonly first_on: string
  readonly months: Readonly<Record<string, { readonly count: number; readonly xor: string }>>
}

export interface InForce {
  readonly id: string
  readonly practised_on: string
}

/** By month, what both sides said when it last differed although all of it had been fetched. */
export type Accepted = Readonly<Record<string, string>>

/** Days, both ends inside; `last_on` null: without an end. */
export interface Days {
  readonly first_on: string
  readonly last_on: string | null
}

/** By month that differs, what both sides say. `known`: the sessions in force here, of what the server has. */
export function differences(told: MonthsInForce, known: readonly InForce[]): Accepted {
  const ids = new Map<string, string[]>()
  for (const { id, practised_on } of known) {
    const month = practised_on.slice(0, 7)
    if (practised_on >= told.first_on) ids.set(month, [...(ids.get(month) ?? []), id])
  }
  const found: Record<string, string> = {}
  for (const month of new Set([...Object.keys(told.months), ...ids.keys()])) {
    const theirs = digestWord(told.months[month])
    const ours = digestOf(ids.get(month) ?? [])
    if (theirs !== ours) found[month] = `${theirs} ${ours}`
  }
  return found
}

/** The days of the months that differ in another way than was `accepted`; months that touch are one stretch. */
export function daysToFetch(found: Accepted, accepted: Accepted): Days[] {
  const months = Object.keys(found).filter((month) => found[month] !== accepted[month])
  const stretches: { first: string; last: string }[] = []
  for (const month of months.sort()) {
    const before = stretches.at(-1)
    if (before && monthFrom(before.last, 1) === month) before.last = month
    else stretches.push({ first: month, last: month })
  }
  return stretches.map(({ first, last }) => ({
    first_on: `${first}-01`,
    last_on: addDays(`${monthFrom(last, 1)}-01`, -1),
  }))
}
