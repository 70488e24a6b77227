/**
 * Audio-led mode: one media element plays the routine's sound, in sight and in the dark, so that nothing has to begin
 * when the screen goes off. In sight it is kept in step with the page's clock; in the dark its time is the clock.
 */
import { clock } from '../device/clock'
import type { PlannedCue, Volumes } from '../device/cue_player'
import { keepElementAt, playElement, readElement, stopElement } from '../device/led_element'
import { LONGEST_MS, ledTrack } from '../device/led_track'
import { type LedNews, type LedReading, NOTHING_LEADS } from './run_sound'

/** What the element plays: from when, and when the routine will be over by it, on the page's clock. */
interface Course {
  readonly from: number
  readonly until: number
  readonly ends: number
  readonly volumes: Volumes
}

/** A difference that the element makes up for by itself; more is another course (a skip, a step made longer). */
const SAME_COURSE_MS = 250
/** For the last word, after the last step. */
const AFTER_MS = 1_500
/** About what an element takes until it is heard: its file begins that much later, so that it is in step from the first. */
const STARTS_MS = 50

let course: Course | null = null
/** A file that was given to the element and is not heard yet: until then its time says nothing. */
let coming: Course | null = null
let news: LedNews | null = null

export function watchLed(by: LedNews): void {
  news = by
}

function isSame(before: Course, { at, ends, volumes }: { at: number; ends: number; volumes: Volumes }): boolean {
  const isAsLoud = before.volumes.voice === volumes.voice && before.volumes.tones === volumes.tones
  return isAsLoud && Math.abs(before.ends - ends) < SAME_COURSE_MS && at < before.until
}

/** Plays `cues` from `at` on, of a routine that is over at `ends`. False: this phone lets nothing lead now. */
export async function lead(cues: readonly PlannedCue[], at: number, ends: number, volumes: Volumes): Promise<boolean> {
  if (course && isSame(course, { at, ends, volumes })) {
    course = { ...course, from: course.from + ends - course.ends, ends }
    return true
  }
  // In the dark the marks go by what was heard, so the file goes on just there.
  const isDark = document.visibilityState === 'hidden'
  const from = isDark ? at : clock.now() + STARTS_MS
  const until = Math.min(ends + AFTER_MS, from + LONGEST_MS)
  const next = { from, until, ends, volumes }
  course = next
  coming = next
  const isPlaying = await playElement(ledTrack(cues, from, until - from, volumes), {
    went: () => news?.went(),
    ended: () => {
      // Its file is played out: whatever follows is another one.
      if (course) course = { ...course, until: Number.NEGATIVE_INFINITY }
      news?.ended()
    },
    stopped: () => news?.stopped(),
  })
  if (coming !== next) return true
  coming = null
  if (isPlaying) news?.began()
  else course = null
  return isPlaying
}

/** In sight: brings the element where it should be by the page's clock. */
export function keepStep(): void {
  if (course) keepElementAt(clock.now() - course.from)
}

export function readLed(): LedReading {
  if (!course) return NOTHING_LEADS
  return { ...readElement(), due_ms: clock.now() - course.from, isChanging: coming !== null }
}

/** The routine is over; played to its end its last word is still heard, and nothing of what was skipped. */
export function endLeading(): void {
  if (course && clock.now() < course.ends - SAME_COURSE_MS) stopElement()
  course = null
  coming = null
}

export function stopLeading(): void {
  if (course) stopElement()
  course = null
  coming = null
}
