/** What a step has to tell, most important first. Which of it there is time for, `fitCues` says. */
import type { Tone, Wanted } from './cue_fit'
import { bodyPart } from './side'
import type { Exercise, Side, Step, StepKind } from './wire'

/** The phrases of the message catalogue (src/messages/en/voice.json). */
export type PhraseId =
  | 'next_up'
  | 'get_ready'
  | 'count.3'
  | 'count.2'
  | 'count.1'
  | `start.${'hold' | 'press' | 'move' | 'slide'}`
  | `phase.${'contract' | 'relax' | 'stretch' | 'hold'}`
  | 'breathe_in'
  | 'breathe_out'
  | 'halfway'
  | 'ten_left'
  | 'switch_sides'
  | 'rest'
  | 'done'
  | `side.${Side}_${'leg' | 'side'}`
export type Phrases = Readonly<Record<PhraseId, string>>

export type SpokenExercise = Pick<Exercise, 'name' | 'work_side' | 'start_position' | 'cues'>

/** A step among its neighbours, as they are played. */
export interface Place {
  readonly step: Step
  readonly before: Step | null
  readonly exercise: SpokenExercise | null
  /** Lines on how the exercise goes that were not said yet. */
  readonly how_to: readonly string[]
}

/** Shorter steps would be all talk: they have their beginning told, and nothing else. */
export const LONG_MS = 8_000
/** From this length on a hold is told its half, and its last ten seconds. */
const HALFWAY_FROM_MS = 20_000
const TEN_LEFT_FROM_MS = 30_000
/** How long before the end people are told to get ready. */
const GET_READY_MS = 5_000
/** Quiet before lines on how it goes, so that they can be tried. */
const HOW_TO_AFTER_MS = 1_500
const HOW_TO_PAUSE_MS = 1_000
const HELD: readonly StepKind[] = ['hold', 'press']
const TRANSITION: readonly StepKind[] = ['prepare', 'switch_side']
/** A set of these goes on in an even beat: each has its own beginning told, and nothing else. */
const BEATS: readonly StepKind[] = ['move', 'slide', 'breathe_in', 'breathe_out']

type Moment = Pick<Wanted, 'when' | 'anchor'>
const opening: Moment = { when: { at: 0 }, anchor: 'start' }
const following: Moment = { when: { from: 0 }, anchor: 'start' }

/** What a set begins after. */
const BREAKS: readonly StepKind[] = [...TRANSITION, 'rest']

/** The step before when both are of one set. */
function beforeInSet({ step, before }: Place): Step | null {
  const isSameSet = before?.prescription_id === step.prescription_id && before.set === step.set
  return isSameSet && !BREAKS.includes(before.kind) ? before : null
}

function sideWords(step: Step, exercise: SpokenExercise | null, phrases: Phrases): string[] {
  if (step.side === null) return []
  return [phrases[`side.${step.side}_${exercise ? bodyPart(exercise) : 'side'}`]]
}

/** The name of the exercise that follows, and which side. */
function introduction({ step, before, exercise }: Place, phrases: Phrases): Wanted[] {
  const name = exercise ? [exercise.name] : []
  const side = sideWords(step, exercise, phrases)
  const forms = [[...name, ...side], name, side].filter((words) => words.length > 0)
  const isNext = before !== null && step.seconds * 1000 >= LONG_MS
  const nextUp: Wanted = { kind: 'next_up', ...opening, forms: [[phrases.next_up]], tone: null }
  return [...(isNext ? [nextUp] : []), { kind: 'exercise', ...following, forms, tone: 'end' }]
}

function switching({ step, exercise }: Place, phrases: Phrases): Wanted {
  const side = sideWords(step, exercise, phrases)
  return {
    kind: 'switch_side',
    ...opening,
    forms: [[phrases.switch_sides, ...side], [phrases.switch_sides]],
    tone: 'switch_side',
  }
}

/** Held at the end of a repetition that began otherwise: the stretch after a push, or the top of a movement. */
function withinRep(place: Place, phrases: Phrases): Wanted | null {
  const before = beforeInSet(place)
  if (place.step.kind !== 'hold' || before?.rep !== place.step.rep) return null
  const isAfterPush = before.kind === 'relax' || before.kind === 'contract'
  const words = phrases[isAfterPush ? 'phase.stretch' : 'phase.hold']
  return { kind: 'phase', ...opening, forms: [[words]], tone: 'start' }
}

function breath(words: string, tone: Tone): Wanted {
  return { kind: 'breath', ...opening, forms: [[words]], tone }
}

function beginning(place: Place, phrases: Phrases): Wanted[] {
  const { step } = place
  switch (step.kind) {
    case 'prepare':
      return introduction(place, phrases)
    case 'switch_side':
      return [switching(place, phrases)]
    case 'rest':
      return [{ kind: 'rest', ...opening, forms: [[phrases.rest]], tone: 'end' }]
    case 'breathe_in':
      return [breath(phrases.breathe_in, 'breathe_in')]
    case 'breathe_out':
      return [breath(phrases.breathe_out, 'breathe_out')]
    case 'contract':
      return [{ kind: 'phase', ...opening, forms: [[phrases['phase.contract']]], tone: 'start' }]
    case 'relax':
      return [{ kind: 'phase', ...opening, forms: [[phrases['phase.relax']]], tone: 'end' }]
    default:
      return [withinRep(place, phrases) ?? work(place, phrases)]
  }
}

/** The first of a set is a start; those after it are repetitions, and say the side where sides take turns. */
function work(place: Place, phrases: Phrases): Wanted {
  const { step, exercise } = place
  const before = beforeInSet(place)
  const words = phrases[`start.${step.kind as 'hold' | 'press' | 'move' | 'slide'}`]
  if (!before || !BEATS.includes(step.kind)) return { kind: 'start', ...opening, forms: [[words]], tone: 'start' }
  const side = before.side === step.side ? [] : sideWords(step, exercise, phrases)
  return { kind: 'rep', ...opening, forms: [side.length > 0 ? side : [words]], tone: 'rep' }
}

function countdown(total_ms: number, phrases: Phrases): Wanted[] {
  return ([3, 2, 1] as const).map((left) => ({
    kind: 'countdown',
    when: { at: total_ms - left * 1000 },
    anchor: 'end',
    forms: [[phrases[`count.${left}`]]],
    tone: 'countdown',
  }))
}

function onTheWay({ step }: Place, total_ms: number, phrases: Phrases): Wanted[] {
  const wanted: Wanted[] = []
  if (HELD.includes(step.kind) && total_ms >= TEN_LEFT_FROM_MS) {
    const when = { at: total_ms - 10_000 }
    wanted.push({ kind: 'ten_left', when, anchor: 'end', forms: [[phrases.ten_left]], tone: 'ten_left' })
  }
  if (HELD.includes(step.kind) && total_ms >= HALFWAY_FROM_MS) {
    const when = { at: total_ms / 2 }
    wanted.push({ kind: 'halfway', when, anchor: 'start', forms: [[phrases.halfway]], tone: 'halfway' })
  }
  if (TRANSITION.includes(step.kind)) {
    const when = { at: total_ms - GET_READY_MS }
    wanted.push({ kind: 'get_ready', when, anchor: 'end', forms: [[phrases.get_ready]], tone: null })
  }
  return wanted
}

/** Everything that `place` has to tell, most important first. */
export function wantedIn(place: Place, phrases: Phrases): Wanted[] {
  const total_ms = place.step.seconds * 1000
  const begin = beginning(place, phrases)
  if (total_ms < LONG_MS || BEATS.includes(place.step.kind)) return begin
  return [
    ...begin,
    ...countdown(total_ms, phrases),
    ...onTheWay(place, total_ms, phrases),
    ...place.how_to.map(
      (line): Wanted => ({
        kind: 'how_to',
        when: { from: HOW_TO_AFTER_MS, in_turn: HOW_TO_PAUSE_MS },
        anchor: 'start',
        forms: [[line]],
        tone: null,
      }),
    ),
  ]
}
