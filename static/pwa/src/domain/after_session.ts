/** What the person reads after a session, and on the days it speaks for: one thing to do next. */
import { type KeptCheckIn, litSession, morningsAfter, type ToldSession } from './hold'
import { isTooMuchToStart, type Light, light } from './light'
import { addDays } from './local_date'
import type { LightRules, PainReport } from './wire'

export type Advice =
  | 'moved_down'
  | 'new_feeling'
  | 'red'
  | 'amber'
  | 'green'
  | 'too_much'
  | 'red_morning'
  | 'amber_morning'

interface Known {
  readonly id: string
  readonly log: ToldSession
  readonly received_at: string | null
}

/** What a light asks for; where the pain is has words of its own. */
function adviceOf(found: Light | null): 'moved_down' | 'new_feeling' | 'red' | 'amber' | 'green' | null {
  if (found?.reason === 'moved_down' || found?.reason === 'new_feeling') return found.reason
  return found?.colour ?? null
}

/** Right after a session. Null: nothing was told, so nothing is said. */
export function adviceAfter(before: PainReport, after: PainReport, rules: LightRules): Advice | null {
  return adviceOf(light(before, after, rules))
}

/** Whether this advice asks for a rest: nothing is pressed on the person today. */
export function isForRest(advice: Advice | null): boolean {
  return advice !== null && advice !== 'green' && advice !== 'amber' && advice !== 'amber_morning'
}

/** What holds today: too much pain to start, else what the last session of today asks for, else this morning. */
export function adviceForToday(
  sessions: readonly Known[],
  checkIns: readonly KeptCheckIn[],
  today: string,
  rules: LightRules,
): Advice | null {
  if (isTooMuchToday(checkIns, today, rules)) return 'too_much'
  const last = sessions.filter(({ log }) => log.practised_on === today).at(-1)
  if (last) {
    const advice = adviceAfter(last.log.pain_before, last.log.pain_after, rules)
    return isForRest(advice) ? advice : null
  }
  return morningAdvice(sessions, checkIns, today, rules)
}

function morningAdvice(
  sessions: readonly Known[],
  checkIns: readonly KeptCheckIn[],
  today: string,
  rules: LightRules,
): Advice | null {
  const told = checkIns.filter(({ body }) => body.on === today)
  const lights = sessions
    .filter((session) => morningsAfter(session.id, session.log.practised_on, told).length > 0)
    .map((session) => adviceOf(litSession({ ...session, log: startOnly(session.log) }, told, rules).light))
  if (lights.includes('moved_down')) return 'moved_down'
  if (lights.includes('new_feeling')) return 'new_feeling'
  if (lights.includes('red')) return 'red_morning'
  return lights.includes('amber') ? 'amber_morning' : null
}

/** Only the morning speaks for the morning. */
function startOnly(log: ToldSession): ToldSession {
  const nothing = { ...log.pain_after, score: null, furthest_left: null, furthest_right: null, qualities: [] }
  return { ...log, pain_after: nothing }
}

/** Said before a session of today: no practice today, the therapist should hear of it first. */
export function isTooMuchToday(checkIns: readonly KeptCheckIn[], today: string, rules: LightRules): boolean {
  return checkIns.some(
    ({ body }) =>
      body.on === today && body.about_session_id === null && body.pain !== null && isTooMuchToStart(body.pain, rules),
  )
}

/** The session whose morning after is today, and of which nothing was said yet; null when there is nothing to ask. */
export function sessionToAskAbout<Session extends Known>(
  sessions: readonly Session[],
  checkIns: readonly KeptCheckIn[],
  today: string,
): Session | null {
  const isPractisedToday = sessions.some(({ log }) => log.practised_on === today)
  const last = sessions.filter(({ log }) => log.practised_on === addDays(today, -1)).at(-1)
  const isTold = last !== undefined && (last.log.pain_before.asked || last.log.pain_after.asked)
  if (!last || !isTold || isPractisedToday) return null
  return morningsAfter(last.id, last.log.practised_on, checkIns).length > 0 ? null : last
}
