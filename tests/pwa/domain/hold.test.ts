import { describe, expect, test } from 'vitest'
import { heldOn, heldSince, type KeptCheckIn, litSession, withoutHeld } from '../../../static/pwa/src/domain/hold'
import type { Colour } from '../../../static/pwa/src/domain/light'
import type { LightRules, PainReport, SessionLogBody } from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'
import { timelineOf } from './steps'

interface GoldenSession extends Pick<SessionLogBody, 'practised_on' | 'pain_before' | 'pain_after' | 'steps'> {
  readonly id: string
  readonly received_at: string | null
  readonly mornings: readonly {
    readonly id: string
    readonly on: string
    readonly pain: PainReport
    readonly received_at: string | null
  }[]
}

interface Golden {
  readonly name: string
  readonly rules: LightRules
  readonly sessions: readonly GoldenSession[]
  readonly opened: Readonly<Record<string, string>>
  readonly expected: {
    /** Each with the day since when. */
    readonly held: Readonly<Record<string, string>>
    readonly exercises: readonly Readonly<Record<string, Colour>>[] | null
  }
}

function checkInsOf({ id, mornings }: GoldenSession): KeptCheckIn[] {
  return mornings.map(({ id: own, on, pain, received_at }) => ({
    id: own,
    body: { about_session_id: id, on, pain, why_missed: null },
    received_at,
  }))
}

describe('exercises on hold', () => {
  test.each(goldenCases<Golden>('holds'))(
    '$name, as the service holds them',
    ({ rules, sessions, opened, expected }) => {
      const checkIns = sessions.flatMap(checkInsOf)
      const lit = sessions.map((log) => litSession({ id: log.id, log, received_at: log.received_at }, checkIns, rules))

      expect(Object.fromEntries(heldSince(lit, opened, rules))).toEqual(expected.held)
      if (expected.exercises)
        expect(lit.map(({ exercises }) => Object.fromEntries(exercises))).toEqual(expected.exercises)
    },
  )

  test('a day has those on hold that day, the first and the last one too', () => {
    const spans = [
      { exercise_id: 'bridge', first_on: '2026-11-02', last_on: '2026-11-04' },
      { exercise_id: 'clam', first_on: '2026-11-04', last_on: null },
    ]
    const held = ['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-05'].map((on) => [...heldOn(spans, on)])
    expect(held).toEqual([[], ['bridge'], ['bridge', 'clam'], ['clam']])
  })

  test('a timeline is played without them, and every step keeps its index', () => {
    const timeline = timelineOf([['hold', 'left', 30]], [['hold', 'left', 20]], [['hold', null, 10]])
    expect(withoutHeld(timeline, new Set(['exercise-1'])).map(({ step_index }) => step_index)).toEqual([0, 2])
    expect(withoutHeld(timeline, new Set())).toEqual(timeline)
  })
})
