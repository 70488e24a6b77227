import { describe, expect, test } from 'vitest'
import { isToSay, type SeeDoctor, seeDoctor, type Told } from '../../../static/pwa/src/domain/see_doctor'
import { goldenCases } from '../golden'

interface Case {
  readonly name: string
  readonly today: string
  readonly told: readonly Told[]
  readonly expected: SeeDoctor | null
}

describe('"see your doctor" is said as the service says it', () => {
  test.each(goldenCases<Case>('doctor'))('$name', ({ told, today, expected }) => {
    expect(seeDoctor(told, today)).toBe(expected)
  })
})

test.each([
  [null, null, false],
  ['worse', null, true],
  ['no_change', '2026-11-27', false],
  ['no_change', '2026-11-14', false],
  ['no_change', '2026-11-13', true],
] as const)('%s, read on %s: %s', (found, read_on, isSaid) => {
  expect(isToSay(found, read_on, '2026-11-27')).toBe(isSaid)
})
