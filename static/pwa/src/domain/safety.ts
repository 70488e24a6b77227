/** Which questions are due, what answers mean, and whether the phone is locked (design §9). All of it works offline. */
import { daysBetween } from './local_date'
import type { SafetyAnswerBody, SafetyLevel, SafetyLock, SafetyQuestion, SafetyScreen } from './wire'

/** After this many days without a session or a full screen, the full one is due again. */
export const FULL_AGAIN_DAYS = 14

/** The most serious first. All but `caution` lock the routines. */
const LEVELS: readonly SafetyLevel[] = ['emergency', 'same_day', 'clinician_first', 'caution']

/** The screen due before a session today. `last_session_on`: the newest session of any kind. */
export function screenDue(
  today: string,
  last_full_on: string | null,
  last_session_on: string | null,
  has_something_changed: boolean,
): SafetyScreen {
  if (last_full_on === null || has_something_changed) return 'full'
  const latest = last_session_on !== null && last_session_on > last_full_on ? last_session_on : last_full_on
  return daysBetween(latest, today) >= FULL_AGAIN_DAYS ? 'full' : 'before_session'
}

/** Whether a screen was gone through: one that was left half-way, or ended by a red answer, has other answers in it. */
export function isWhole({ answers }: SafetyAnswerBody): boolean {
  return answers.length > 0 && answers.every(({ answer }) => answer === 'no')
}

/** Parts of nearly the same length, of at most `most` each, in order. */
export function partsOf<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / most)
  const cut = (index: number) => Math.floor((index * items.length) / count)
  return Array.from({ length: count }, (_, index) => items.slice(cut(index), cut(index + 1)))
}

type Answer = SafetyAnswerBody['answers'][number]

/** What one answer means. A "yes" to a question unknown here is for a clinician: what it asked cannot be told. */
export function levelOfAnswer(answer: Answer, questions: readonly SafetyQuestion[]): SafetyLevel | null {
  if (!answer.confirmed || answer.answer === 'no') return null
  const question = questions.find(({ id }) => id === answer.question_id)
  if (answer.answer === 'rather_not_say') return question?.rather_not_say_level ?? null
  return question ? question.level : 'clinician_first'
}

function mostSerious(levels: readonly (SafetyLevel | null)[]): SafetyLevel | null {
  return LEVELS.find((level) => levels.includes(level)) ?? null
}

/** The level that locks after these answers; null when nothing does. */
export function lockLevel(answers: readonly Answer[], questions: readonly SafetyQuestion[]): SafetyLevel | null {
  const level = mostSerious(answers.map((answer) => levelOfAnswer(answer, questions)))
  return level === 'caution' ? null : level
}

/** A red answer given on this phone; `id` is its entry's. */
export interface LocalLock {
  readonly id: string
  readonly level: SafetyLevel
  readonly locked_at: string
}

/**
 * The lock in force: the server's, or that of a red answer given here which no clinician has unlocked yet. Of several
 * the most serious, then the newest. A lock that the phone knows of holds without network; only the server lifts it.
 */
export function lockInForce(
  local: readonly LocalLock[],
  server: SafetyLock | null,
  unlocked_ids: readonly string[],
): SafetyLock | null {
  const standing = local.filter(({ id }) => !unlocked_ids.includes(id))
  const locks: readonly SafetyLock[] = server ? [...standing, server] : standing
  const level = mostSerious(locks.map((lock) => lock.level))
  const [newest] = locks
    .filter((lock) => lock.level === level)
    .sort((one, other) => Date.parse(other.locked_at) - Date.parse(one.locked_at))
  return newest ?? null
}
