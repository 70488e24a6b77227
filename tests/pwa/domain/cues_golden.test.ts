import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type CuePreset, waysOf } from '../../../static/pwa/src/domain/cue_ways'
import { type Cue, cueTrack } from '../../../static/pwa/src/domain/cues'
import type { Exercise, Step } from '../../../static/pwa/src/domain/wire'
import { PHRASES } from '../../../static/pwa/src/messages/voice'
import { goldenCases } from '../golden'
import { startsOf } from './steps'

const FAMILIES = fileURLToPath(new URL('../../../routines/data/exercises/', import.meta.url))
const EXERCISES = Object.fromEntries(
  readdirSync(FAMILIES)
    .flatMap((file) => JSON.parse(readFileSync(FAMILIES + file, 'utf-8')) as Exercise[])
    .map((exercise) => [exercise.id, exercise]),
)
/** Close to the voice's pace, and the same when it is spoken anew. */
const lengthOf = (words: string) => 350 + 55 * words.length

interface Case {
  readonly name: string
  readonly steps: readonly Step[]
}

function clockOf(ms: number): string {
  const tenths = Math.round(ms / 100)
  const seconds = (tenths % 600) / 10
  return `${Math.floor(tenths / 600)}:${seconds.toFixed(1).padStart(4, '0')}`
}

/** The track as a script that a person can read aloud. */
function script(steps: readonly Step[], preset: CuePreset): string {
  const track = cueTrack(steps, { exercises: EXERCISES, ways: waysOf(preset), phrases: PHRASES, lengthOf })
  const starts = startsOf(steps)
  const line = ({ index, at_ms, kind, way, words, tone }: Cue) => {
    const told = way === 'voice' ? words.join(' | ') : way === 'tone' ? `(${tone})` : `(${way})`
    return `${clockOf((starts[index] ?? 0) + at_ms).padStart(7)}  ${kind.padEnd(11)}  ${told}`
  }
  return `${track.map(line).join('\n')}\n`
}

const CASES: [string, CuePreset][] = [
  ['core-plan', 'voice'],
  ['contract-relax-plan', 'voice'],
  ['breathing', 'voice'],
  ['slider-with-pause', 'voice'],
  ['pressure', 'tones'],
  ['alternating', 'silent'],
]

/** Change them with `npx vitest run -u ../../tests/pwa/domain/cues_golden.test.ts`, and read the difference. */
test.each(CASES)('%s, by %s', async (name, preset) => {
  const found = goldenCases<Case>('timelines').find((one) => one.name === name)
  if (!found) throw new Error(`There is no timeline ${name}.`)
  await expect(script(found.steps, preset)).toMatchFileSnapshot(`../../golden/cues/${name}-${preset}.txt`)
})
