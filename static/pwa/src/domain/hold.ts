/**
 * Lights over several sessions: which exercises wait for the therapist. The rule is the service's (routines/hold.py),
 * played here so that it holds without network; tests/golden/holds holds both to the same answers.
 */
import { type Colour, type Light, light, worst } from './light'
import { addDays } from './local_date'
import type { CheckInBody, LightRules, SessionLogBody, Step, StepKind } from './wire'

/** A check-in as this phone keeps it. `received_at`: by the service's clock; null: not there yet. */
export interface KeptCheckIn {
  readonly id: string
  readonly body: CheckInBody
  readonly received_at: string | null
}

export type ToldSession = Pick<SessionLogBody, 'practised_on' | 'pain_before' | 'pain_after' | 'steps'>

export interface LitSession {
  readonly id: string
  readonly on: string
  /** When the service had all of it, in ms by its own clock; null: not yet. */
  readonly known_at: number | null
  readonly light: Light | null
  readonly exercises: ReadonlyMap<string, Colour>
}

const NOT_COUNTING: readonly StepKind[] = ['prepare', 'switch_side', 'relax', 'rest']

/** What was said of the morning after this session, on that day or later. */
export function morningsAfter(id: string, on: string, checkIns: readonly KeptCheckIn[]): readonly KeptCheckIn[] {
  return checkIns.filter(({ body }) => body.about_session_id === id && body.on > on && body.pain !== null)
}

/** The session's own light is the worst of its end and of the mornings after it. */
export function litSession(
  session: { readonly id: string; readonly log: ToldSession; readonly received_at: string | null },
  checkIns: readonly KeptCheckIn[],
  rules: LightRules,
): LitSession {
  const { id, log } = session
  const mornings = morningsAfter(id, log.practised_on, checkIns)
  const reports = [log.pain_after, ...mornings.map(({ body }) => body.pain)].filter((report) => report !== null)
  const own = worst(reports.map((report) => light(log.pain_before, report, rules)))
  const times = [session.received_at, ...mornings.map(({ received_at }) => received_at)]
  const told = times.filter((time) => time !== null)
  return {
    id,
    on: log.practised_on,
    known_at: told.length < times.length ? null : Math.max(...told.map((time) => Date.parse(time))),
    light: own,
    exercises: exercisesOf(log, own),
  }
}

/** One that was stopped as too painful bears a red session alone; where none was named, all that ran bear it. */
function exercisesOf(log: ToldSession, own: Light | null): Map<string, Colour> {
  const painful = log.steps.filter(({ outcome }) => outcome === 'too_painful').map(({ exercise_id }) => exercise_id)
  const found = new Map<string, Colour>()
  if (own !== null && !(own.colour === 'red' && painful.length > 0)) {
    const ran = log.steps.filter(({ kind, done_seconds }) => done_seconds > 0 && !NOT_COUNTING.includes(kind))
    for (const { exercise_id } of ran) found.set(exercise_id, own.colour)
  }
  for (const exercise_id of painful) found.set(exercise_id, 'red')
  return found
}

/** The exercises on hold after `sessions` (oldest first). `opened`: when a therapist last opened an exercise. */
export function heldExercises(
  sessions: readonly LitSession[],
  opened: Readonly<Record<string, string>>,
  rules: LightRules,
): ReadonlySet<string> {
  const all = new Set(sessions.flatMap(({ exercises }) => [...exercises.keys()]))
  return new Set([...all].filter((exercise_id) => isHeld(exercise_id, sessions, opened[exercise_id] ?? null, rules)))
}

function isHeld(
  exercise_id: string,
  sessions: readonly LitSession[],
  openedAt: string | null,
  rules: LightRules,
): boolean {
  let reds: string[] = []
  let greens = 0
  for (const session of sessions) {
    const colour = session.exercises.get(exercise_id)
    if (colour === 'red' && !wasSeen(session, openedAt)) {
      const since = addDays(session.on, -rules.reds_within_days)
      reds = [...reds.filter((on) => on >= since), session.on]
    }
    if (reds.length >= rules.reds_to_hold) return true
    if (colour === 'green') greens += 1
    else if (colour !== undefined) greens = 0
    if (greens >= rules.greens_to_clear) reds = []
  }
  return false
}

/** What had come in when the therapist opened the exercise does not close it again. */
function wasSeen({ known_at }: LitSession, openedAt: string | null): boolean {
  return openedAt !== null && known_at !== null && known_at <= Date.parse(openedAt)
}

/** The timeline without exercises that are on hold; every step keeps its index. */
export function withoutHeld(timeline: readonly Step[], held: ReadonlySet<string>): readonly Step[] {
  return timeline.filter(({ exercise_id }) => !held.has(exercise_id))
}
