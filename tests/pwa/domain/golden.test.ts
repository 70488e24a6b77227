import { describe, expect, test } from 'vitest'
import { logsInForce } from '../../../static/pwa/src/domain/corrections'
import type { HoldSpan } from '../../../static/pwa/src/domain/hold'
import type { Pause } from '../../../static/pwa/src/domain/pause'
import { type Mark, stepResults } from '../../../static/pwa/src/domain/player'
import { lockLevel } from '../../../static/pwa/src/domain/safety'
import { type Share, sessionShare } from '../../../static/pwa/src/domain/session_log'
import { weekOf } from '../../../static/pwa/src/domain/week'
import type {
  Plan,
  SafetyAnswerBody,
  SafetyLevel,
  SessionLogBody,
  Step,
  StepResult,
} from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'
import { questions } from './questions'

interface LogCase {
  readonly name: string
  readonly timeline: readonly Step[]
  readonly marks: readonly Mark[]
  readonly now: number
  readonly expected: { readonly step_results: readonly StepResult[] }
  readonly expected_share: Share
}

describe('marks become a log', () => {
  test.each(goldenCases<LogCase>('logs'))('$name', ({ timeline, marks, now, expected, expected_share }) => {
    const steps = stepResults(timeline, marks, now)
    expect(steps).toEqual(expected.step_results)
    expect(sessionShare({ steps, amount: null }, 80)).toEqual(expected_share)
  })
})

interface WeekCase {
  readonly pauses?: readonly Pause[]
  readonly holds?: readonly HoldSpan[]
  readonly name: string
  readonly done_percent: number
  readonly time_zone: string
  readonly today: string
  readonly plan: Plan
  readonly logs: readonly { readonly id: string; readonly body: SessionLogBody }[]
  readonly expected: { readonly done: number; readonly target: number }
}

describe("the week's number is the one that the service works out", () => {
  test.each(goldenCases<WeekCase>('weeks'))(
    '$name',
    ({ plan, logs, today, time_zone, done_percent, pauses, holds, expected }) => {
      const sessions = logsInForce(logs.map(({ id, body }) => ({ id, log: body }))).map(({ log }) => ({
        routine_id: log.routine_id,
        practised_on: log.practised_on,
        is_done: sessionShare(log, done_percent).is_done,
      }))
      const { done, target } = weekOf(plan, sessions, today, time_zone, pauses, holds)
      expect({ done, target }).toEqual(expected)
    },
  )
})

interface CorrectionCase {
  readonly name: string
  readonly logs: readonly { readonly id: string; readonly received_at: string | null; readonly body: SessionLogBody }[]
  readonly expected: readonly string[]
}

describe('the log that rules is the one that the service says', () => {
  test.each(goldenCases<CorrectionCase>('corrections'))('$name', ({ logs, expected }) => {
    const known = logs.map(({ id, received_at, body }) => ({ id, received_at, log: body }))
    for (const order of [known, known.toReversed()]) expect(logsInForce(order).map(({ id }) => id)).toEqual(expected)
  })
})

interface SafetyCase {
  readonly name: string
  readonly answers: SafetyAnswerBody['answers']
  readonly expected_level: SafetyLevel | null
}

describe('answers lock the phone as they lock the service', () => {
  test.each(goldenCases<SafetyCase>('safety'))('$name', ({ answers, expected_level }) => {
    expect(lockLevel(answers, questions)).toBe(expected_level)
  })
})
