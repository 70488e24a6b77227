import type { Step } from './wire'

/**
 * What there is of one step, in ms. `done`: its longest run, which never exceeds the step's prescription. A step belongs to
 * a round; "Repeat" begins another. `round`: the longest run of this round. `rounds`: the longest runs of all rounds together,
 * so what goes beyond `done` was repeated. `unobserved`: time that nobody saw.
 */
export interface StepTally {
  readonly done: number
  readonly round: number
  readonly rounds: number
  readonly audio: number
  readonly unobserved: number
  readonly is_painful: boolean
}

/**
 * `away`: the player stopped because the page was hidden, frozen or killed. `returned`: somebody looks again, and the
 * player waits for "Resume" at the place where it last saw anything.
 */
export type Mode = 'not_started' | 'running' | 'paused' | 'away' | 'returned' | 'finished'

/** A move that can be taken back: where the run was before it, and how much was played since (ms). */
export interface Moved {
  readonly kind: Undoable
  readonly before: Run
  readonly played: number
}

export type Undoable = 'skip' | 'back' | 'too_painful' | 'repeat'

export interface Run {
  readonly mode: Mode
  readonly is_hidden: boolean
  readonly is_audio_led: boolean
  /** Index into the timeline as played; its length when all is over. */
  readonly index: number
  readonly elapsed: number
  readonly audio_elapsed: number
  readonly added: number
  readonly tallies: readonly StepTally[]
  /** The newest move, until another one or "Undo". */
  readonly moved: Moved | null
  readonly observed_ms: number
  readonly paused_ms: number
  readonly unobserved_ms: number
  /** Of `unobserved_ms`, what came since the player last ran. */
  readonly gap_ms: number
}

const NOTHING: StepTally = { done: 0, round: 0, rounds: 0, audio: 0, unobserved: 0, is_painful: false }

export function newRun(timeline: readonly Step[]): Run {
  return {
    mode: 'not_started',
    is_hidden: false,
    is_audio_led: false,
    index: 0,
    elapsed: 0,
    audio_elapsed: 0,
    added: 0,
    tallies: timeline.map(() => NOTHING),
    moved: null,
    observed_ms: 0,
    paused_ms: 0,
    unobserved_ms: 0,
    gap_ms: 0,
  }
}

export function isOver(run: Run): boolean {
  return run.mode === 'finished' || run.index >= run.tallies.length
}

export function tallyOf(run: Run, index: number): StepTally {
  return run.tallies[index] ?? NOTHING
}

export function withTally(run: Run, index: number, change: Partial<StepTally>): Run {
  return { ...run, tallies: run.tallies.map((tally, at) => (at === index ? { ...tally, ...change } : tally)) }
}

/** At the first step from `index` on that was not ended for pain, from its beginning. */
export function atStep(run: Run, index: number): Run {
  let open = index
  while (tallyOf(run, open).is_painful) open += 1
  return { ...run, index: open, elapsed: 0, audio_elapsed: 0, added: 0 }
}

/**
 * One step run for up to `ms`: in a round its longest run counts, and "+10 s" lengthens it without lifting the count.
 */
function playStep(run: Run, step: Step, ms: number): Run {
  const elapsed = run.elapsed + ms
  const audio_elapsed = run.audio_elapsed + (run.is_audio_led ? ms : 0)
  const moved = run.moved && { ...run.moved, played: run.moved.played + ms }
  const played = { ...run, elapsed, audio_elapsed, moved, observed_ms: run.observed_ms + ms }
  const tally = tallyOf(run, run.index)
  const ran = Math.min(elapsed, step.seconds * 1000)
  if (ran <= tally.round) return played
  const counted = withTally(played, run.index, { round: ran, rounds: tally.rounds + ran - tally.round })
  if (ran <= tally.done) return counted
  return withTally(counted, run.index, { done: ran, audio: Math.min(audio_elapsed, ran) })
}

function play(timeline: readonly Step[], start: Run, ms: number): Run {
  let run = start
  let left = ms
  for (let step = timeline[run.index]; step; step = timeline[run.index]) {
    const rest = step.seconds * 1000 + run.added - run.elapsed
    const part = Math.min(left, rest)
    run = playStep(run, step, part)
    left -= part
    if (part < rest) return run
    run = atStep(run, run.index + 1)
  }
  return run
}

/** Lets `ms` pass until the next mark. `isSeen`: the player watched all of it; only then does any of it count. */
export function pass(timeline: readonly Step[], run: Run, ms: number, isSeen: boolean): Run {
  if (isOver(run) || run.mode === 'not_started') return run
  if (run.mode === 'paused' || run.mode === 'returned') return { ...run, paused_ms: run.paused_ms + ms }
  if (run.mode === 'running' && isSeen) return play(timeline, run, ms)
  const unobserved = tallyOf(run, run.index).unobserved + ms
  const [unobserved_ms, gap_ms] = [run.unobserved_ms + ms, run.gap_ms + ms]
  return { ...withTally(run, run.index, { unobserved }), mode: 'away', unobserved_ms, gap_ms }
}
