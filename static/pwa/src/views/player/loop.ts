import { type Mark, type Position, position, withMark, withSeen } from '../../domain/player'
import type { Step } from '../../domain/wire'

/** A seen span is put on disk this often: more than this of a running step a killed app cannot lose. */
export const KEEP_EVERY_MS = 1_000

export interface LoopWiring {
  readonly timeline: readonly Step[]
  readonly marks: readonly Mark[]
  readonly now: () => number
  /** Puts the marks on disk; resolves when they are there, or when the person was told that it failed. */
  readonly keep: (marks: readonly Mark[]) => Promise<void>
  /** What is on screen from now on. `isNewStep`: its forerunner's end is on disk. */
  readonly show: (place: Position, isNewStep: boolean) => void
}

export type MarkNow = Mark extends infer Kind ? (Kind extends Mark ? Omit<Kind, 'at'> : never) : never

export interface Loop {
  readonly look: () => Promise<void>
  readonly mark: (what: MarkNow) => Promise<void>
}

/** Looks at the clock and shows the place computed from the marks. A finished step is written before it is shown. */
export function createLoop({ timeline, marks: first, now, keep, show }: LoopWiring): Loop {
  let marks = first
  let shown = position(timeline, marks, now())
  let kept = { at: now(), marks }
  let isWriting = false

  function see(at: number): void {
    if (position(timeline, marks, at).status === 'running') marks = withSeen(marks, at)
  }

  async function write(at: number, hasToWait: boolean): Promise<void> {
    kept = { at, marks }
    const writing = keep(marks)
    if (!hasToWait) return
    isWriting = true
    await writing
    isWriting = false
  }

  async function look(): Promise<void> {
    if (isWriting) return
    const at = now()
    see(at)
    const place = position(timeline, marks, at)
    const isNewStep = place.index !== shown.index
    // The end of the last step is seen too, though nothing runs after it.
    if (place.status === 'finished' && isNewStep) marks = withSeen(marks, at)
    if (isNewStep || (marks !== kept.marks && at - kept.at >= KEEP_EVERY_MS)) await write(at, isNewStep)
    shown = place
    show(place, isNewStep)
  }

  async function mark(what: MarkNow): Promise<void> {
    const at = now()
    if (shown.status === 'finished') return
    see(at)
    marks = withMark(marks, { ...what, at } as Mark)
    kept = { ...kept, at: at - KEEP_EVERY_MS }
    await look()
  }

  return { look, mark }
}
