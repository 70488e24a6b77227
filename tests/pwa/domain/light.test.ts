import { describe, expect, test } from 'vitest'
import { isTooMuchToStart, type Light, light, worst } from '../../../static/pwa/src/domain/light'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import type { LightRules, PainReport } from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'
import { RULES } from './light_rules'

interface Golden {
  readonly name: string
  readonly rules: LightRules
  readonly cases: readonly {
    readonly before: PainReport
    readonly after: PainReport
    readonly expected: Light | null
  }[]
}

const scored = (score: number | null): PainReport => ({ ...NOT_ASKED, asked: true, score })

describe('the traffic light', () => {
  test.each(goldenCases<Golden>('lights'))('$name, as the service sees it', ({ rules, cases }) => {
    for (const { before, after, expected } of cases) expect(light(before, after, rules)).toEqual(expected)
  })

  test('there is no practice from the ceiling on, and only a score says so', () => {
    expect([6, 7, 10, null].map((score) => isTooMuchToStart(scored(score), RULES))).toEqual([false, true, true, false])
    expect(isTooMuchToStart(NOT_ASKED, RULES)).toBe(false)
  })

  test('the worst light rules, and none is no light', () => {
    const amber = light(scored(3), scored(4), RULES)
    const red = light(scored(3), scored(6), RULES)
    expect(worst([null, amber, red])).toEqual(red)
    expect(worst([null])).toBeNull()
  })
})
