/** Made-up courses of twelve weeks: what must never happen, whatever people answer and whenever the network is there. */
import { describe, expect, test } from 'vitest'
import { light } from '../../../static/pwa/src/domain/light'
import { daysBetween } from '../../../static/pwa/src/domain/local_date'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import { RULES } from '../domain/light_rules'
import { questions } from '../domain/questions'
import { timelineOf } from '../domain/steps'
import { Chance } from './chance'
import { Course, type Sitting } from './course'

/** `make courses` plays 10,000. */
const COURSES = Number(process.env.COURSES ?? 400)
const SEED = Number(process.env.SEED ?? 1)
const TIMELINE = timelineOf([['hold', 'left', 30]], [['hold', null, 20]], [['move', 'right', 10]])
const BEFORE_SESSION = questions.filter(({ screen }) => screen === 'before_session')

const NOTHING = { ...NOT_ASKED, furthest_left: null, furthest_right: null, qualities: [] }
const hasWords = ({ log }: Sitting, after = log.pain_after) =>
  after.score !== null || after.furthest_left !== null || after.furthest_right !== null || after.qualities.length > 0

function check(course: Course): { locked: boolean; held: boolean; begun: number } {
  const locked = course.reds.length > 0
  for (const { on, hadRed } of course.begun) expect(hadRed, `exercise on ${on} after a red answer`).toBe(false)
  checkLights(course)
  checkHolds(course)
  checkCeiling(course)
  const held = course.openings.length > 0
  course.openAll()
  expect(course.lock, 'no way out of the lock').toBeNull()
  expect([...course.heldIds], 'no way out of a hold').toEqual([])
  return { locked, held, begun: course.begun.length }
}

/** No colour without an answer behind it, and none from a question that was not asked. */
function checkLights(course: Course): void {
  const lit = course.lit()
  course.sittings.forEach((sitting, index) => {
    const mornings = course.checkIns.filter(({ body }) => body.about_session_id === sitting.id)
    const isTold = hasWords(sitting) || mornings.some(({ body }) => body.pain && hasWords(sitting, body.pain))
    if (!isTold) expect(lit[index]?.light).toBeNull()
    const { pain_before, pain_after } = sitting.log
    expect(light(pain_before, NOTHING, RULES)).toBeNull()
    const placeless = { furthest_left: null, furthest_right: null, qualities: [] }
    if (pain_after.score === null) expect(light(pain_before, { ...pain_after, ...placeless }, RULES)).toBeNull()
  })
}

/** An exercise that was red in its last two sessions is not in the next, unless it was opened after the first of them. */
function checkHolds(course: Course): void {
  const lit = course.lit()
  course.begun.forEach(({ exercises, on }, index) => {
    for (const exercise_id of exercises) {
      const earlier = lit.slice(0, index).flatMap((one, at) => (one.exercises.has(exercise_id) ? [{ ...one, at }] : []))
      const [first, second] = earlier.slice(-2)
      if (!first || !second || daysBetween(first.on, second.on) > RULES.reds_within_days) continue
      // A morning told later may have made them red after this session: only what was red by then counts here.
      const areRed = [first, second].every((one) => isRedByThen(course, one.id, exercise_id, on))
      const isOpened = course.openings.some((one) => one.exercise_id === exercise_id && one.known > first.at)
      expect(areRed && !isOpened, `${exercise_id} on ${on} after two red sessions`).toBe(false)
    }
  })
}

function isRedByThen(course: Course, id: string, exercise_id: string, on: string): boolean {
  const sitting = course.sittings.find((one) => one.id === id)
  if (!sitting) return false
  const { pain_before, pain_after, steps } = sitting.log
  const painful = steps.filter(({ outcome }) => outcome === 'too_painful')
  if (painful.length > 0) return painful.some((step) => step.exercise_id === exercise_id)
  const told = course.checkIns.filter(({ body }) => body.about_session_id === id && body.on <= on)
  const reports = [pain_after, ...told.flatMap(({ body }) => body.pain ?? [])]
  const hasRun = steps.some((step) => step.exercise_id === exercise_id && step.done_seconds > 0)
  return hasRun && reports.some((report) => light(pain_before, report, RULES)?.colour === 'red')
}

/** Nobody begins with a score at the ceiling, nor later on a day on which it was. */
function checkCeiling(course: Course): void {
  for (const { log } of course.sittings) expect(log.pain_before.score ?? 0).toBeLessThan(RULES.start_ceiling)
  for (const { id, body } of course.checkIns.filter(({ body }) => body.about_session_id === null)) {
    const later = course.sittings.filter(({ id: other, log }) => log.practised_on === body.on && made(other) > made(id))
    expect(later, `practice on ${body.on}`).toEqual([])
  }
}

/** Entries are numbered in the order in which they were made. */
const made = (id: string) => Number(id.split(' ')[1])

describe('made-up courses', () => {
  test(`${COURSES} clients over twelve weeks`, { timeout: 600_000 }, () => {
    const seen = { locked: 0, held: 0, begun: 0 }
    for (let number = 0; number < COURSES; number += 1) {
      const course = new Course(new Chance(SEED + number), RULES, BEFORE_SESSION, TIMELINE).run()
      const found = check(course)
      seen.locked += Number(found.locked)
      seen.held += Number(found.held)
      seen.begun += found.begun
    }
    // Courses in which nothing happens would show nothing.
    expect(seen.locked).toBeGreaterThan(COURSES / 10)
    expect(seen.held).toBeGreaterThan(COURSES / 10)
    expect(seen.begun).toBeGreaterThan(COURSES * 5)
  })
})
