import { expect, test } from 'vitest'
import type { Dose, Side, Step } from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'
import { flattened } from './plans'

interface TimelineCase {
  readonly name: string
  readonly routine: {
    readonly prescriptions: readonly {
      readonly id: string
      readonly exercise_id: string
      readonly sides?: 'both' | Side
      readonly first_side?: Side | null
      readonly dose: Dose
    }[]
  }
  readonly steps: readonly Step[]
}

test.each(goldenCases<TimelineCase>('timelines'))('$name is flattened as the service does', ({ routine, steps }) => {
  const prepared = steps.filter(({ kind }) => kind === 'prepare').map(({ seconds }) => seconds)
  const played = flattened(
    routine.prescriptions.map(({ id, exercise_id, sides, first_side, dose }, which) => ({
      id,
      exercise_id,
      sides: sides ?? null,
      first_side: first_side ?? null,
      dose,
      prepare_seconds: prepared[which] ?? 0,
    })),
  )
  expect(played).toEqual(steps)
})
