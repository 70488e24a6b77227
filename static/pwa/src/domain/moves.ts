import { blockEnd, skipEnd } from './blocks'
import type { Mark } from './marks'
import { atStep, isOver, type Run, tallyOf, withTally } from './run'
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
  skip: (timeline, run) => atStep(run, skipEnd(timeline, run.index)),
  back: (_timeline, run) => back(run),
  too_painful: endForPain,
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
