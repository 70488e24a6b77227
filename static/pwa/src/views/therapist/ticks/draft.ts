/** Ticks that were typed in and are not saved yet, as plain values. */
import type { Amount, TickBody, TickResults, TickSheet } from '../wire_ticks'
import type { Box } from './boxes'

/** What is written of one exercise; null: nothing is. */
export type Part = Amount | 'left_out' | null

export interface Typed {
  /** Its own for good: sent again after a lost answer, it is still one session. */
  readonly id: string
  readonly routineId: string
  readonly on: string
  readonly amount: Amount
  /** By the exercises' order in the routine. */
  readonly parts: readonly Part[]
  readonly words: string
  /** Why the service did not take it; empty: it was not sent, or not answered. */
  readonly why: string
}

/** By the key of the box. */
export type Draft = ReadonlyMap<string, Typed>

export function toggled(draft: Draft, box: Box, newId: () => string): Draft {
  const next = new Map(draft)
  if (next.delete(box.key)) return next
  const { routineId, on } = box
  return next.set(box.key, { id: newId(), routineId, on, amount: 'all', parts: [], words: '', why: '' })
}

export function changed(draft: Draft, key: string, change: Partial<Pick<Typed, 'amount' | 'words'>>): Draft {
  const typed = draft.get(key)
  return typed ? new Map(draft).set(key, { ...typed, ...change, why: '' }) : draft
}

/** What is written of one exercise also says how much was done of all `count`; the person may know better. */
export function withPart(draft: Draft, key: string, place: number, part: Part, count: number): Draft {
  const typed = draft.get(key)
  if (!typed) return draft
  const parts = Array.from({ length: count }, (_, index) => (index === place ? part : (typed.parts[index] ?? null)))
  return new Map(draft).set(key, { ...typed, parts, amount: amountOf(parts), why: '' })
}

const SHARE: Record<Amount | 'left_out', number> = { all: 1, half: 0.5, little: 0.1, left_out: 0 }

/** Of which nothing is written was done, since the box is ticked. Only what was done whole is "all". */
export function amountOf(parts: readonly Part[]): Amount {
  const shares = parts.map((part) => SHARE[part ?? 'all'])
  const mean = shares.reduce((sum, share) => sum + share, 0) / (shares.length || 1)
  if (shares.every((share) => share === 1)) return 'all'
  return mean >= 0.3 ? 'half' : 'little'
}

const PART_WORDS: Record<Amount | 'left_out', string> = {
  all: 'done',
  half: 'about half',
  little: 'a little',
  left_out: 'left out',
}

/** "On the sheet: Bridge left out, Figure 4, lying about half. My back was stiff." */
export function noteOf(typed: Typed, names: readonly string[]): string {
  const parts = typed.parts.flatMap((part, place) => (part ? [`${names[place]}: ${PART_WORDS[part]}`] : []))
  const said = typed.words.trim()
  return [parts.length > 0 ? `On the sheet: ${parts.join('; ')}.` : '', said].filter(Boolean).join(' ')
}

/** In the order of their days. `namesOf`: of a routine's exercises. */
export function bodyOf(draft: Draft, namesOf: (routineId: string) => readonly string[]): readonly TickBody[] {
  return [...draft.values()]
    .sort((one, other) => one.on.localeCompare(other.on))
    .map((typed) => ({
      id: typed.id,
      routine_id: typed.routineId,
      practised_on: typed.on,
      amount: typed.amount,
      note: noteOf(typed, namesOf(typed.routineId)),
    }))
}

/** What is left to save after an answer: what was refused, with why, and what was not in it. */
export function leftAfter(draft: Draft, { results }: TickResults): Draft {
  const answers = new Map(results.map((result) => [result.id, result]))
  const left = [...draft].flatMap(([key, typed]): [string, Typed][] => {
    const answer = answers.get(typed.id)
    if (answer && answer.outcome !== 'refused') return []
    return [[key, answer ? { ...typed, why: answer.message } : typed]]
  })
  return new Map(left)
}

/** Without those that the service has: after a lost answer, the sheet tells which. */
export function withoutRecorded(draft: Draft, sheet: TickSheet): Draft {
  const ids = new Set(sheet.routines.flatMap(({ days }) => days.flatMap((day) => day.recorded.map(({ id }) => id))))
  return new Map([...draft].filter(([, typed]) => !ids.has(typed.id)))
}

/** Those of `saved` that were taken back, to be saved anew: what was stored once keeps its id, so they get others. */
export function backAgain(saved: Draft, { results }: TickResults, newId: () => string): Draft {
  const gone = new Set(results.filter(({ outcome }) => outcome === 'taken_back').map(({ id }) => id))
  return new Map([...saved].flatMap(([key, typed]) => (gone.has(typed.id) ? [[key, { ...typed, id: newId() }]] : [])))
}
