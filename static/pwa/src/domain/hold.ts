/**
 * Lights over several sessions: which exercises wait for the therapist. The rule is the service's (routines/hold.py),
 * played here so that it holds without network; tests/golden/holds holds both to the same answers.
 */
import { type Colour, type Light, light, worst } from './light'
import { addDays } from './local_date'
import type { CheckInBody, LightRules, PainReport, SessionLogBody, Step, StepKind } from './wire'

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
  /** When the service had all of it; null: not yet. */
  readonly known_at: string | null
  readonly light: Light | null
  readonly exercises: ReadonlyMap<string, Colour>
  /** The first day on which it was red; its own day where it was not. */
  readonly red_on: string
}

/** The local days, both ends inside, on which one exercise was on hold; `last_on` null: it still is. */
export interface HoldSpan {
  readonly exercise_id: string
  readonly first_on: string
  readonly last_on: string | null
}

const NOT_COUNTING: readonly StepKind[] = ['prepare', 'switch_side', 'relax', 'rest']

type KeptMorning = KeptCheckIn & { readonly body: { readonly pain: PainReport } }

/** What was said of the morning after this session, on that day or later. */
export function morningsAfter(id: string, on: string, checkIns: readonly KeptCheckIn[]): readonly KeptMorning[] {
  return checkIns.filter(
    (checkIn): checkIn is KeptMorning =>
      checkIn.body.about_session_id === id && checkIn.body.on > on && checkIn.body.pain !== null,
  )
}

/** The session's own light is the worst of its end and of the mornings after it. */
export function litSession(
  session: { readonly id: string; readonly log: ToldSession; readonly received_at: string | null },
  checkIns: readonly KeptCheckIn[],
  rules: LightRules,
): LitSession {
  const { id, log } = session
  const mornings = morningsAfter(id, log.practised_on, checkIns)
  const reports = [
    { on: log.practised_on, pain: log.pain_after },
    ...mornings.map(({ body }) => ({ on: body.on, pain: body.pain })),
  ]
  const lights = reports.map(({ on, pain }) => ({ on, light: light(log.pain_before, pain, rules) }))
  const own = worst(lights.map((each) => each.light))
  const isPainful = log.steps.some(({ outcome }) => outcome === 'too_painful')
  const reds = lights.filter((each) => each.light?.colour === 'red').map(({ on }) => on)
  const times = [session.received_at, ...mornings.map(({ received_at }) => received_at)]
  return {
    id,
    on: log.practised_on,
    known_at: latest(times),
    light: own,
    exercises: exercisesOf(log, own),
    red_on: (isPainful ? undefined : reds.sort()[0]) ?? log.practised_on,
  }
}

/** Null as soon as one of them is not known. */
function latest(times: readonly (string | null)[]): string | null {
  let newest: string | null = null
  for (const time of times) {
    if (time === null) return null
    if (newest === null || Date.parse(newest) < Date.parse(time)) newest = time
  }
  return newest
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

/**
 * The exercises on hold after `sessions` (oldest first), each with the day since when. `opened`: when a therapist last
 * opened an exercise.
 */
export function heldSince(
  sessions: readonly LitSession[],
  opened: Readonly<Record<string, string>>,
  rules: LightRules,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const exercise_id of new Set(sessions.flatMap(({ exercises }) => [...exercises.keys()]))) {
    const since = sinceWhen(exercise_id, sessions, opened[exercise_id] ?? null, rules)
    if (since !== null) found.set(exercise_id, since)
  }
  return found
}

/** The exercises on hold on a day. */
export function heldOn(spans: readonly HoldSpan[], on: string): ReadonlySet<string> {
  const there = spans.filter(({ first_on, last_on }) => first_on <= on && (last_on === null || on <= last_on))
  return new Set(there.map(({ exercise_id }) => exercise_id))
}

function sinceWhen(
  exercise_id: string,
  sessions: readonly LitSession[],
  openedAt: string | null,
  rules: LightRules,
): string | null {
  let reds: LitSession[] = []
  let greens = 0
  for (const session of sessions) {
    const colour = session.exercises.get(exercise_id)
    if (colour === 'red' && !wasSeen(session, openedAt)) {
      const since = addDays(session.on, -rules.reds_within_days)
      reds = [...reds.filter(({ on }) => on >= since), session]
    }
    if (reds.length >= rules.reds_to_hold)
      return reds
        .map(({ red_on }) => red_on)
        .sort()
        .at(-1) as string
    if (colour === 'green') greens += 1
    else if (colour !== undefined) greens = 0
    if (greens >= rules.greens_to_clear) reds = []
  }
  return null
}

/** What had come in when the therapist opened the exercise does not close it again. */
function wasSeen({ known_at }: LitSession, openedAt: string | null): boolean {
  return openedAt !== null && known_at !== null && Date.parse(known_at) <= Date.parse(openedAt)
}

/** The timeline without exercises that are on hold; every step keeps its index. */
export function withoutHeld(timeline: readonly Step[], held: ReadonlySet<string>): readonly Step[] {
  return timeline.filter(({ exercise_id }) => !held.has(exercise_id))
}
