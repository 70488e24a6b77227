/**
 * The cue track: everything that a routine tells the person, as a list in order of time, made before it is played.
 *
 * A cue belongs to a step and stands `at_ms` from its start, so "Back", "Skip" and "+10 s" need no other track: the player
 * asks for what is `upcoming` at its place.
 */
import { type Fitted, fitCues, type LengthOf } from './cue_fit'
import type { CueWays } from './cue_ways'
import { type Phrases, type SpokenExercise, wantedIn } from './cue_words'
import type { Position } from './player'
import type { Step } from './wire'

export interface Cue extends Fitted {
  /** Unique in the track. */
  readonly id: string
  /** Place of its step in the timeline as played; its length for what comes when all is over. */
  readonly index: number
}

export interface Speaking {
  readonly exercises: Readonly<Record<string, SpokenExercise>>
  readonly ways: CueWays
  readonly phrases: Phrases
  readonly lengthOf: LengthOf
}

/** Lines on how an exercise goes, from its first step on; said once, before and in the first side's first holds. */
function linesOf(exercise: SpokenExercise | undefined): readonly string[] {
  return exercise ? [exercise.start_position, ...exercise.cues] : []
}

function withId(index: number, fitted: readonly Fitted[]): Cue[] {
  return fitted.map((one, number) => ({ ...one, index, id: `${index}:${number}:${one.kind}` }))
}

/** The whole track of `timeline`, as it is arranged. */
export function cueTrack(timeline: readonly Step[], { exercises, ways, phrases, lengthOf }: Speaking): Cue[] {
  const track: Cue[] = []
  let how_to: readonly string[] = []
  timeline.forEach((step, index) => {
    const exercise = exercises[step.exercise_id]
    const before = timeline[index - 1] ?? null
    if (before?.prescription_id !== step.prescription_id) how_to = linesOf(exercise)
    if (step.kind === 'switch_side') how_to = []
    const wanted = wantedIn({ step, before, exercise: exercise ?? null, how_to }, phrases)
    const fitted = fitCues(wanted, (kind) => ways[kind], step.seconds * 1000, lengthOf)
    const said = fitted.filter(({ kind }) => kind === 'how_to').flatMap(({ words }) => words)
    how_to = how_to.filter((line) => !said.includes(line))
    track.push(...withId(index, fitted))
  })
  return [...track, ...ending(timeline.length, ways, phrases, lengthOf)]
}

function ending(index: number, ways: CueWays, phrases: Phrases, lengthOf: LengthOf): Cue[] {
  const done = { kind: 'done', when: { at: 0 }, anchor: 'start', forms: [[phrases.done]], tone: 'done' } as const
  return index === 0
    ? []
    : withId(
        index,
        fitCues([done], (kind) => ways[kind], Number.POSITIVE_INFINITY, lengthOf),
      )
}

export interface Upcoming {
  readonly cue: Cue
  /** From the moment of the place. */
  readonly in_ms: number
}

/**
 * What is heard from this place on if the routine runs on, what sounds right now included (its `in_ms` is below 0);
 * nothing unless it runs. "+10 s" moves what leads to the end.
 */
export function upcoming(track: readonly Cue[], timeline: readonly Step[], place: Position): Upcoming[] {
  if (place.status !== 'running' || !place.step) return []
  const added = place.step_total_ms - place.step.seconds * 1000
  const starts = startsFrom(timeline, place)
  return track.flatMap((cue) => {
    const start = starts.get(cue.index)
    if (start === undefined) return []
    const moved = cue.index === place.index && cue.anchor === 'end' ? added : 0
    const in_ms = start + cue.at_ms + moved
    return in_ms + cue.length_ms < 0 ? [] : [{ cue, in_ms }]
  })
}

/** When each step from this place on begins, in ms from now: the running one has begun. */
function startsFrom(timeline: readonly Step[], place: Position): ReadonlyMap<number, number> {
  const starts = new Map([[place.index, -place.step_elapsed_ms]])
  let at = place.step_remaining_ms
  for (let index = place.index + 1; index <= timeline.length; index += 1) {
    starts.set(index, at)
    at += (timeline[index]?.seconds ?? 0) * 1000
  }
  return starts
}
