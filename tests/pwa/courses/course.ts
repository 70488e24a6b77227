/**
 * One made-up client over twelve weeks: a phone that is often out of reach, played by the app's own rules; a practice
 * that knows what has come in; people who answer, skip, tap wrong and get worse at random. What must never happen is
 * judged here by plain counting, not by those rules.
 */
import { isTooMuchToday, sessionToAskAbout } from '../../../static/pwa/src/domain/after_session'
import {
  heldSince,
  type KeptCheckIn,
  type LitSession,
  litSession,
  withoutHeld,
} from '../../../static/pwa/src/domain/hold'
import { isTooMuchToStart } from '../../../static/pwa/src/domain/light'
import { addDays } from '../../../static/pwa/src/domain/local_date'
import { type LocalLock, lockInForce, lockLevel } from '../../../static/pwa/src/domain/safety'
import type {
  LightRules,
  PainReport,
  SafetyAnswerBody,
  SafetyLock,
  SafetyQuestion,
  SessionLogBody,
  Step,
  StepResult,
} from '../../../static/pwa/src/domain/wire'
import type { Chance } from './chance'

export const DAYS = 84
const FIRST_ON = '2026-01-05'

type Answer = SafetyAnswerBody['answers'][number]

export interface Sitting {
  readonly id: string
  readonly received_at: string | null
  readonly log: Pick<SessionLogBody, 'practised_on' | 'pain_before' | 'pain_after' | 'steps'>
}

/** What the practice's server says to the phone. */
interface Told {
  readonly lock: SafetyLock | null
  readonly unlocked_ids: readonly string[]
  readonly held: readonly string[]
  readonly opened: Readonly<Record<string, string>>
}

const NOTHING: Told = { lock: null, unlocked_ids: [], held: [], opened: {} }

export class Course {
  sittings: Sitting[] = []
  checkIns: KeptCheckIn[] = []
  /** Red by plain reading of each confirmed answer; `isOpened` once a person of the practice opened it. */
  readonly reds: { readonly id: string; isOpened: boolean }[] = []
  /** Days on which exercise was begun, with what was open. */
  readonly begun: { readonly on: string; readonly exercises: readonly string[]; readonly hadRed: boolean }[] = []
  readonly openings: { readonly exercise_id: string; readonly at: string; readonly known: number }[] = []
  private readonly known = new Map<string, { readonly state: string; readonly lit: LitSession }>()
  private locks: LocalLock[] = []
  private told = NOTHING
  private serverLocks: (LocalLock & { isOpened: boolean })[] = []
  private held = new Set<string>()
  private opened: Record<string, string> = {}
  private day = 0
  private made = 0

  constructor(
    private readonly chance: Chance,
    private readonly rules: LightRules,
    private readonly questions: readonly SafetyQuestion[],
    private readonly timeline: readonly Step[],
  ) {}

  run(): this {
    for (this.day = 0; this.day < DAYS; this.day += 1) this.live()
    return this
  }

  /** A person of the practice who may opens all that has come in, and the phone hears of it. */
  openAll(): void {
    this.meet()
    this.visit()
    this.meet()
  }

  get lock(): SafetyLock | null {
    return lockInForce(this.locks, this.told.lock, this.told.unlocked_ids)
  }

  get heldIds(): ReadonlySet<string> {
    return new Set([...this.told.held, ...heldSince(this.lit(), this.told.opened, this.rules).keys()])
  }

  /** Each session's light is worked out anew only when something of it has changed: a course has thousands of looks. */
  lit(): LitSession[] {
    return this.sittings.map((sitting) => {
      const about = this.checkIns.filter(({ body }) => body.about_session_id === sitting.id)
      const state = [sitting.received_at, ...about.map(({ received_at }) => received_at)].join()
      const before = this.known.get(sitting.id)
      if (before?.state === state) return before.lit
      const lit = litSession(sitting, about, this.rules)
      this.known.set(sitting.id, { state, lit })
      return lit
    })
  }

  private get on(): string {
    return addDays(FIRST_ON, this.day)
  }

  private at(hour: number): string {
    return `${this.on}T${String(hour).padStart(2, '0')}:00:00Z`
  }

  private newId(): string {
    this.made += 1
    return `entry ${this.made}`
  }

  private live(): void {
    if (this.chance.percent(70)) this.meet()
    const about = sessionToAskAbout(this.sittings, this.checkIns, this.on)
    if (about && this.chance.percent(60)) this.tell(about.id, this.pain(this.usual()))
    // Some come back the same day.
    if (this.chance.percent(80)) this.practise()
    if (this.chance.percent(20)) this.practise()
    if (this.chance.percent(8)) this.visit()
  }

  private practise(): void {
    if (this.lock !== null || isTooMuchToday(this.checkIns, this.on, this.rules)) return
    this.answer()
    if (this.lock !== null) return
    const before = this.pain(this.usual())
    const played = withoutHeld(this.timeline, this.heldIds)
    if (isTooMuchToStart(before, this.rules)) this.tell(null, before)
    else if (played.length > 0) this.sit(before, played)
  }

  private answer(): void {
    const given = this.questions.map(({ id, rather_not_say_level }): Answer => {
      if (!this.chance.percent(0.6)) return { question_id: id, answer: 'no', confirmed: true }
      const isSilent = rather_not_say_level !== null && this.chance.percent(30)
      return { question_id: id, answer: isSilent ? 'rather_not_say' : 'yes', confirmed: this.chance.percent(75) }
    })
    const id = this.newId()
    if (given.some((one) => isRed(one, this.questions))) this.reds.push({ id, isOpened: false })
    const level = lockLevel(given, this.questions)
    if (level) this.locks.push({ id, level, locked_at: this.at(18) })
  }

  private sit(before: PainReport, played: readonly Step[]): void {
    const steps = played.map((step) => this.done(step))
    const after = this.pain((before.score ?? this.usual()) + this.chance.pick([-2, -1, 0, 0, 0, 1, 1, 2, 3]))
    const exercises = [...new Set(played.map(({ exercise_id }) => exercise_id))]
    this.begun.push({ on: this.on, exercises, hadRed: this.reds.some(({ isOpened }) => !isOpened) })
    const log = { practised_on: this.on, pain_before: before, pain_after: after, steps }
    this.sittings.push({ id: this.newId(), received_at: null, log })
  }

  private done(step: Step): StepResult {
    const outcome = this.chance.percent(2) ? 'too_painful' : this.chance.percent(5) ? 'skipped' : 'done'
    return {
      step_index: step.step_index,
      exercise_id: step.exercise_id,
      side: step.side,
      kind: step.kind,
      prescribed_seconds: step.seconds,
      done_seconds: outcome === 'skipped' ? 0 : step.seconds,
      audio_led_seconds: 0,
      unobserved_seconds: 0,
      outcome,
    }
  }

  private tell(about_session_id: string | null, pain: PainReport): void {
    const body = { about_session_id, on: this.on, pain, why_missed: null }
    this.checkIns.push({ id: this.newId(), body, received_at: null })
  }

  private usual(): number {
    return this.chance.pick([0, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8])
  }

  /** Not asked, skipped, or told; where it is, and in which words, only sometimes. */
  private pain(score: number): PainReport {
    const isAsked = !this.chance.percent(8)
    const isTold = isAsked && !this.chance.percent(12)
    const place = () => (isAsked && this.chance.percent(70) ? this.chance.pick([0, 1, 2, 2, 3, 3, 3, 4]) : null)
    return {
      asked: isAsked,
      score: isTold ? Math.max(0, Math.min(10, score)) : null,
      furthest_left: place(),
      furthest_right: place(),
      qualities: isAsked && this.chance.percent(10) ? [this.chance.pick(['dull', 'tingling', 'numb'] as const)] : [],
    }
  }

  /** The phone sends all it has, the practice holds and locks by what it knows, and the phone is told. */
  private meet(): void {
    const at = this.at(7)
    this.sittings = this.sittings.map((one) => ({ ...one, received_at: one.received_at ?? at }))
    this.checkIns = this.checkIns.map((one) => ({ ...one, received_at: one.received_at ?? at }))
    for (const lock of this.locks) {
      if (!this.serverLocks.some(({ id }) => id === lock.id)) this.serverLocks.push({ ...lock, isOpened: false })
    }
    for (const exercise_id of heldSince(this.lit(), this.opened, this.rules).keys()) this.held.add(exercise_id)
    const on = this.serverLocks.filter(({ isOpened }) => !isOpened)
    this.told = {
      lock: on[0] ?? null,
      unlocked_ids: this.serverLocks.filter(({ isOpened }) => isOpened).map(({ id }) => id),
      held: [...this.held],
      opened: { ...this.opened },
    }
  }

  private visit(): void {
    for (const lock of this.serverLocks) {
      lock.isOpened = true
      for (const red of this.reds) if (red.id === lock.id) red.isOpened = true
    }
    for (const exercise_id of this.held) {
      this.opened[exercise_id] = this.at(20)
      const known = this.sittings.filter(({ received_at }) => received_at !== null).length
      this.openings.push({ exercise_id, at: this.at(20), known })
    }
    this.held.clear()
  }
}

/** By plain reading: a confirmed answer at a level that locks. */
function isRed({ question_id, answer, confirmed }: Answer, questions: readonly SafetyQuestion[]): boolean {
  const question = questions.find(({ id }) => id === question_id)
  const level = answer === 'yes' ? question?.level : answer === 'no' ? null : question?.rather_not_say_level
  return confirmed && level !== null && level !== undefined && level !== 'caution'
}
