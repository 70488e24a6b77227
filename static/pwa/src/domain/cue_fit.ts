/**
 * Which of a step's cues there is time for, and when.
 *
 * The rule. Cues come in order of importance. Each has its moment; one that follows the flow takes the first free moment.
 * It is given in the longest form that ends before the step does and keeps QUIET_MS from every cue already placed; failing
 * all its forms, as its tone; failing that, not at all. So nothing is ever said over something else, and what is said
 * in a step is over before the next begins. What is felt or seen needs no time, but is told once a moment.
 */
import type { CueKind, CueWay } from './cue_ways'

export type Tone =
  | 'start'
  | 'end'
  | 'countdown'
  | 'switch_side'
  | 'rep'
  | 'halfway'
  | 'ten_left'
  | 'breathe_in'
  | 'breathe_out'
  | 'done'

/** How long each tone sounds (src/device/tones.ts plays them). */
export const TONE_MS: Readonly<Record<Tone, number>> = {
  start: 460,
  end: 520,
  countdown: 90,
  switch_side: 420,
  rep: 60,
  halfway: 200,
  ten_left: 380,
  breathe_in: 500,
  breathe_out: 500,
  done: 900,
}

/** Between two phrases of one cue. */
export const PHRASE_GAP_MS = 120
/** Between two cues. */
export const QUIET_MS = 150

export interface Wanted {
  readonly kind: CueKind
  /**
   * ms from the step's start. `from`: the first free moment there or later. `in_turn`: one of several lines; that much
   * after the line before it, and only if that one found its moment.
   */
  readonly when:
    | { readonly at: number }
    | { readonly from: number }
    | { readonly from: number; readonly in_turn: number }
  /** `end`: it keeps its distance to the end when the step is made longer. */
  readonly anchor: 'start' | 'end'
  /** What to say, the longest form first. */
  readonly forms: readonly (readonly string[])[]
  readonly tone: Tone | null
}

export interface Fitted {
  readonly kind: CueKind
  readonly way: Exclude<CueWay, 'off'>
  readonly anchor: 'start' | 'end'
  readonly at_ms: number
  /** How long it is heard; 0 for what is felt or seen. */
  readonly length_ms: number
  /** Phrases to say one after another; empty unless `way` is voice. */
  readonly words: readonly string[]
  readonly tone: Tone | null
}

/** How long a phrase takes to say, in ms. */
export type LengthOf = (words: string) => number

export function spokenMs(words: readonly string[], lengthOf: LengthOf): number {
  return words.reduce((sum, phrase) => sum + lengthOf(phrase), 0) + PHRASE_GAP_MS * (words.length - 1)
}

interface Span {
  readonly at_ms: number
  readonly length_ms: number
}

const endOf = ({ at_ms, length_ms }: Span) => at_ms + length_ms

/** True when a sound there keeps quiet before and after it. What is felt or seen takes no time. */
function isFree(span: Span, placed: readonly Span[]): boolean {
  return placed.every(
    (other) => other.length_ms === 0 || endOf(span) + QUIET_MS <= other.at_ms || span.at_ms >= endOf(other) + QUIET_MS,
  )
}

/** Where `length_ms` fits, or null. */
function momentFor(when: Wanted['when'], length_ms: number, total_ms: number, placed: readonly Span[]): number | null {
  const moments = 'at' in when ? [when.at] : [when.from, ...placed.map((other) => endOf(other) + QUIET_MS)]
  const earliest = 'at' in when ? 0 : when.from
  const fits = (at_ms: number) =>
    at_ms >= earliest && at_ms + length_ms <= total_ms - QUIET_MS && isFree({ at_ms, length_ms }, placed)
  return moments.sort((one, other) => one - other).find(fits) ?? null
}

interface Form {
  readonly way: 'voice' | 'tone'
  readonly words: readonly string[]
  readonly length_ms: number
}

function formsOf({ forms, tone }: Wanted, way: 'voice' | 'tone', lengthOf: LengthOf): Form[] {
  const spoken = way === 'voice' ? forms.map((words) => ({ way, words, length_ms: spokenMs(words, lengthOf) })) : []
  return tone ? [...spoken, { way: 'tone', words: [], length_ms: TONE_MS[tone] }] : spoken
}

/** What to place, and among what: the step's length and the cues placed so far. */
interface Room {
  readonly total_ms: number
  readonly placed: readonly Fitted[]
  readonly lengthOf: LengthOf
}

function heard(wanted: Wanted, way: 'voice' | 'tone', { total_ms, placed, lengthOf }: Room): Fitted | null {
  const { kind, anchor, tone, when } = wanted
  for (const form of formsOf(wanted, way, lengthOf)) {
    const at_ms = momentFor(when, form.length_ms, total_ms, placed)
    if (at_ms !== null) return { kind, anchor, tone, at_ms, ...form }
  }
  return null
}

function unheard(wanted: Wanted, way: 'vibration' | 'flash', { total_ms, placed }: Room): Fitted | null {
  const { kind, anchor, when } = wanted
  const at_ms = 'at' in when ? when.at : when.from
  const isTold = placed.some((other) => other.way === way && Math.abs(other.at_ms - at_ms) < QUIET_MS)
  if (at_ms < 0 || at_ms >= total_ms || isTold) return null
  return { kind, anchor, way, at_ms, length_ms: 0, words: [], tone: null }
}

/** `wanted` at its turn, after the one before it; null when that one found no moment, so that lines keep their order. */
function inTurn(wanted: Wanted, before: Fitted | null | undefined): Wanted | null {
  const { when } = wanted
  if (!('in_turn' in when) || before === undefined) return wanted
  return before && { ...wanted, when: { from: endOf(before) + when.in_turn } }
}

function placedIn(room: Room, wanted: Wanted, way: CueWay): Fitted | null {
  if (way === 'off') return null
  return way === 'voice' || way === 'tone' ? heard(wanted, way, room) : unheard(wanted, way, room)
}

/** The cues of one step of `total_ms`, in order of time. `wanted` stands in order of importance. */
export function fitCues(
  wanted: readonly Wanted[],
  wayOf: (kind: CueKind) => CueWay,
  total_ms: number,
  lengthOf: LengthOf,
): Fitted[] {
  const placed: Fitted[] = []
  let lineBefore: Fitted | null | undefined
  for (const one of wanted) {
    const turn = inTurn(one, lineBefore)
    const fitted = turn && placedIn({ total_ms, placed, lengthOf }, turn, wayOf(one.kind))
    if ('in_turn' in one.when) lineBefore = fitted
    if (fitted) placed.push(fitted)
  }
  return placed.sort((one, other) => one.at_ms - other.at_ms)
}
