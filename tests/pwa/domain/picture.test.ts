import { describe, expect, test } from 'vitest'
import {
  addressesFor,
  EACH_MS,
  emblem,
  frameAt,
  isMirrored,
  isPhoto,
  knowsSides,
  ownAddressesFor,
} from '../../../static/pwa/src/domain/picture'
import type { Exercise, Frame, Pictures, Side, StepKind } from '../../../static/pwa/src/domain/wire'

const pictures = (motion: Pictures['motion'], ...names: string[]): Pictures => ({
  motion,
  frames: names.map((name) => ({ name, alt: name, files: { woman: `/w/${name}`, man: `/m/${name}` } })),
})
const HELD = pictures('hold_last_frame', 'start', 'end')
const MOVED = pictures('loop_frames', 'middle', 'one', 'other')
const PRESSED = pictures('step_through_frames', 'stretch', 'contract', 'new_stretch')

describe('the frame that fits the moment', () => {
  test.each<[string, Pictures, StepKind, number, boolean, number]>([
    ['getting ready shows the start', HELD, 'prepare', 0, true, 0],
    ['then where to get', HELD, 'prepare', EACH_MS, true, 1],
    ['and the start again', HELD, 'switch_side', 2 * EACH_MS, true, 0],
    ['without motion only where to get', HELD, 'prepare', 0, false, 1],
    ['a hold is still', HELD, 'hold', 9_999, true, 1],
    ['so is leaning on a ball', HELD, 'press', 0, true, 1],
    ['a rest goes back', HELD, 'rest', 5_000, true, 0],
    ['a rep goes through all frames', MOVED, 'move', 0, true, 0],
    ['evenly', MOVED, 'move', 2_000, true, 1],
    ['to the last', MOVED, 'slide', 5_999, true, 2],
    ['and stays there when it takes longer', MOVED, 'move', 60_000, true, 2],
    ['without motion a rep shows its end', MOVED, 'move', 0, false, 2],
    ['breathing in', MOVED, 'breathe_in', 3_000, true, 0],
    ['breathing out', MOVED, 'breathe_out', 0, true, 2],
    ['contract-relax starts in the stretch', PRESSED, 'prepare', EACH_MS, true, 0],
    ['presses', PRESSED, 'contract', 0, true, 1],
    ['lets go', PRESSED, 'relax', 0, true, 0],
    ['and stretches further', PRESSED, 'hold', 0, true, 2],
    ['a frame that was renamed does no harm', pictures('step_through_frames', 'a', 'b'), 'contract', 0, true, 0],
  ])('%s', (_, shown, kind, elapsed_ms, isMoving, expected) => {
    expect(frameAt(shown, { kind, seconds: 6 }, elapsed_ms, isMoving)).toBe(expected)
  })

  test('one frame is always that one', () => {
    const one = pictures('hold_last_frame', 'rest')
    for (const kind of ['prepare', 'hold', 'rest', 'move'] as const) {
      expect(frameAt(one, { kind, seconds: 6 }, 3_000, true)).toBe(0)
    }
  })

  test('the whole exercise is told by its last frame', () => {
    expect(emblem(MOVED)).toBe(2)
  })
})

test('a plan needs each picture of one body once, and none of an exercise without pictures', () => {
  const exercises = [{ pictures: HELD }, { pictures: HELD }, { pictures: null }, {}] as unknown as Exercise[]
  expect(addressesFor(exercises, 'man')).toEqual(['/m/end', '/m/start'])
  // Kept before this body was drawn.
  expect(addressesFor(exercises, 'larger_man')).toEqual(['/w/end', '/w/start'])
})

describe('turned round for the other side', () => {
  test.each<[string, Frame['shows'], Side | null, boolean]>([
    ['a drawing is of the left', undefined, 'left', false],
    ['so it is turned for the right', undefined, 'right', true],
    ['a photo of the left is too', 'left', 'right', true],
    ['one of the right for the left', 'right', 'left', true],
    ['and not for the right', 'right', 'right', false],
    ['a photo without a side is the same for both', null, 'right', false],
    ['also for the left', null, 'left', false],
    ['nothing is turned where no side is worked', 'right', null, false],
  ])('%s', (_, shows, side, expected) => {
    expect(isMirrored(shows === undefined ? {} : { shows }, side)).toBe(expected)
  })

  test('a photo is told by what it says of sides, also where it shows none', () => {
    expect([isPhoto({}), isPhoto({ shows: null }), isPhoto({ shows: 'left' })]).toEqual([false, true, true])
  })

  test('sides make a difference unless no picture shows one', () => {
    const photos = (...shown: (Side | null)[]): Pictures => ({
      ...HELD,
      frames: shown.map((shows) => ({ name: 'photo', alt: '', files: { woman: '/api/photo' }, shows })),
    })
    expect(knowsSides(HELD)).toBe(true)
    expect(knowsSides(photos(null, 'right'))).toBe(true)
    expect(knowsSides(photos(null, null))).toBe(false)
  })
})

test("a practice's own pictures are no public ones, and the same whoever is shown", () => {
  const own = { ...HELD, frames: [{ name: '1', alt: '', files: { woman: '/api/v1/1.webp', man: '/api/v1/1.webp' } }] }
  const exercises = [{ pictures: HELD }, { pictures: own }, { pictures: own }] as unknown as Exercise[]
  expect(addressesFor(exercises, 'man')).toEqual(['/m/end', '/m/start'])
  expect(ownAddressesFor(exercises)).toEqual(['/api/v1/1.webp'])
})
