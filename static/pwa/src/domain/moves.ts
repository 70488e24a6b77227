import { blockEnd, skipEnd } from './blocks'
import type { Mark } from './marks'
import { atStep, isOver, type Run, type StepTally, tallyOf, type Undoable, withTally } from './run'
import type { Step } from './wire'

/** Below this "Back" goes to the step before; from here on it starts the same step again. */
export const BACK_RESTARTS_MS = 3_000

/**
 * Ends the block for pain, from here on, on the side that is being worked. The other side of an alternating exercise
 * stops with it, but nobody said that it hurt: it stays merely undone.
 */
function endForPain(timeline: readonly Step[], run: Run): Run {
  const side = timeline[run.index]?.side ?? null
  const end = blockEnd(timeline, run.index)
  let ended = run
  for (let index = run.index; index < end; index += 1) {
    const other = timeline[index]?.side ?? null
    if (side === null || other === null || other === side) ended = withTally(ended, index, { is_painful: true })
  }
  return atStep(ended, end)
}

function back(run: Run): Run {
  if (run.elapsed >= BACK_RESTARTS_MS) return atStep(run, run.index)
  let before = run.index - 1
  while (before >= 0 && tallyOf(run, before).is_painful) before -= 1
  return atStep(run, before < 0 ? run.index : before)
}

/** Another round from the mark's step on. Where that is none, lies ahead or was ended for pain, nothing changes. */
function repeat(run: Run, mark: Mark): Run {
  if (mark.kind !== 'repeat' || !run.tallies[mark.index] || mark.index > run.index) return run
  if (tallyOf(run, mark.index).is_painful) return run
  const tallies = run.tallies.map((tally, at) => (at >= mark.index ? { ...tally, round: 0 } : tally))
  return atStep({ ...run, tallies }, mark.index)
}

/**
 * The place before the newest move, to go on from there. What was played since stays noted; each step is in the round that
 * it was in, so that going on adds nothing twice.
 */
function undo(run: Run): Run {
  if (!run.moved) return run
  const { before } = run.moved
  const { index, elapsed, audio_elapsed, added } = before
  const backIn = (now: StepTally, at: number): StepTally => {
    const { round, is_painful } = tallyOf(before, at)
    return { ...now, round: Math.max(now.round, round), is_painful }
  }
  return { ...run, index, elapsed, audio_elapsed, added, tallies: run.tallies.map(backIn), moved: null }
}

/** As `move` says, and it can be taken back. */
function undoably(kind: Undoable, move: Move): Move {
  return (timeline, run, mark) => {
    const after = move(timeline, run, mark)
    return after === run ? run : { ...after, moved: { kind, before: { ...run, moved: null }, played: 0 } }
  }
}

type Move = (timeline: readonly Step[], run: Run, mark: Mark) => Run

const still: Move = (_timeline, run) => run

const MOVES: Readonly<Record<Mark['kind'], Move>> = {
  start: still,
  seen: still,
  shown: (_timeline, run) => ({ ...run, is_hidden: false, is_audio_led: false }),
  hidden: (_timeline, run, mark) => {
    const is_audio_led = mark.kind === 'hidden' && mark.audio_led
    // Waiting for "Resume" out of sight is not seen either.
    const isStopped = (run.mode === 'running' && !is_audio_led) || run.mode === 'returned'
    return { ...run, is_hidden: true, is_audio_led, mode: isStopped ? 'away' : run.mode }
  },
  pause: (_timeline, run) => ({ ...run, mode: 'paused' }),
  resume: (_timeline, run) => ({ ...run, mode: 'running', is_hidden: false, is_audio_led: false, gap_ms: 0 }),
  skip: undoably('skip', (timeline, run) => atStep(run, skipEnd(timeline, run.index))),
  back: undoably('back', (_timeline, run) => back(run)),
  too_painful: undoably('too_painful', endForPain),
  repeat: undoably('repeat', (_timeline, run, mark) => repeat(run, mark)),
  undo: (_timeline, run) => undo(run),
  add_seconds: (_timeline, run, mark) =>
    mark.kind === 'add_seconds' && !isOver(run) ? { ...run, added: run.added + mark.seconds * 1000 } : run,
  finish: (_timeline, run) => ({ ...run, mode: 'finished' }),
}

/**
 * The run after `mark`. Marks that make no sense (a second start, anything after the finish, one of a newer version of the
 * app) change nothing.
 */
export function applyMark(timeline: readonly Step[], run: Run, mark: Mark): Run {
  if (run.mode === 'finished') return run
  if (run.mode === 'not_started') return mark.kind === 'start' ? { ...run, mode: 'running' } : run
  const moved = (MOVES[mark.kind] ?? still)(timeline, run, mark)
  // Somebody did something, or the player looked again: from here on the wait for "Resume" is seen.
  return moved.mode === 'away' && !moved.is_hidden ? { ...moved, mode: 'returned' } : moved
}
