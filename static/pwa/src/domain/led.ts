/**
 * Audio-led mode: while nobody looks, what was heard is what was done. The media element's time says how much was heard;
 * the page's clock says how much can have been. A moment counts only as far as both agree.
 */
import type { Mark } from './marks'

/** One reading of both clocks at once: `at` on the page's (ms), `media_ms` of what the element had played. */
export interface Reading {
  readonly at: number
  readonly media_ms: number
}

/** How far the element's time may lag before it was not playing on: a call, another app, a headphone pulled out. */
export const STALL_MS = 1_000

/** Until when, on the page's clock, cues were heard without a break since `from`. Never later than `now`. */
export function heardUntil(from: Reading, now: Reading): number {
  const played = Math.max(0, now.media_ms - from.media_ms)
  return Math.min(from.at + played, now.at)
}

/** True when the element stood still for some of the time: what came after it was not led by it. */
export function hasStalled(from: Reading, now: Reading): boolean {
  return now.at - heardUntil(from, now) > STALL_MS
}

/** Marks with "cues were heard without a break until `at`" added: a page that was frozen meanwhile missed nothing. */
export function withHeard(marks: readonly Mark[], at: number): readonly Mark[] {
  const last = marks.at(-1)
  if (!last || at <= last.at) return marks
  if (last.kind === 'seen') return [...marks.slice(0, -1), { ...last, at }]
  return [...marks, { kind: 'seen', from: last.at, at }]
}
