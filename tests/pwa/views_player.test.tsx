// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Mark, position } from '../../static/pwa/src/domain/player'
import type { Exercise, Prescription } from '../../static/pwa/src/domain/wire'
import { Player } from '../../static/pwa/src/views/player/player'
import { TWO_HOLDS } from './domain/steps'
import { RUN } from './store/kept'

vi.stubGlobal('scrollTo', () => undefined)
vi.stubGlobal('matchMedia', () => ({ matches: false }))

const exercise = { name: 'Figure 4, lying', start_position: 'Lie down.', cues: ['Pull.'] } as unknown as Exercise
const dose = { type: 'static_hold', hold_seconds: 30, reps: 1, rest_seconds: 0, sets: 1 } as const
const prescription = { id: 'prescription-0', exercise_id: 'exercise-0', dose, note: '' } as unknown as Prescription
const run = {
  ...RUN,
  timeline: TWO_HOLDS,
  routine: { ...RUN.routine, prescriptions: [prescription] },
  exercises: { 'exercise-0': exercise },
}
const START: Mark = { at: 0, kind: 'start' }

let mark: ReturnType<typeof vi.fn>
const told = () => mark.mock.calls.map(([act]) => act)

/** The player `seconds` into the routine, watched until then. */
function play(seconds: number, ...taps: readonly Mark[]): void {
  const at = seconds * 1000
  const marks: Mark[] = [START, { at, kind: 'seen', from: 0 }, ...taps]
  const place = position(TWO_HOLDS, marks, at)
  render(<Player run={run} place={place} mark={mark as never} hasSound onSound={() => {}} onEnd={() => {}} />)
}

beforeEach(() => {
  mark = vi.fn(() => Promise.resolve())
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false
  }
})
afterEach(cleanup)

describe('keys', () => {
  test.each([
    [' ', { kind: 'pause' }],
    ['MediaPlayPause', { kind: 'pause' }],
    ['ArrowLeft', { kind: 'back' }],
    ['PageUp', { kind: 'back' }],
    ['ArrowRight', { kind: 'skip' }],
    ['PageDown', { kind: 'skip' }],
    ['MediaTrackNext', { kind: 'skip' }],
    ['ArrowUp', { kind: 'add_seconds', seconds: 10 }],
    ['Backspace', { kind: 'undo' }],
  ])('%s', (key, act) => {
    play(15)
    fireEvent.keyDown(document.body, { key })
    expect(told()).toEqual([act])
  })

  test('a letter, a held key and a key of the browser do nothing', () => {
    play(15)
    for (const event of [{ key: 'k' }, { key: ' ', repeat: true }, { key: 'ArrowLeft', altKey: true }]) {
      fireEvent.keyDown(document.body, event)
    }
    expect(mark).not.toHaveBeenCalled()
  })

  test('are quiet while something is asked', () => {
    play(15)
    fireEvent.keyDown(document.body, { key: 'Escape' })
    fireEvent.keyDown(document.body, { key: 'ArrowRight' })
    expect(told()).toEqual([{ kind: 'pause' }])
    expect(screen.getByRole('dialog', { name: 'Finish here?' })).toBeTruthy()
  })
})

describe('swipes', () => {
  const area = () => screen.getByRole('button', { name: 'Stop the clock' })
  function swipe(by: number, where: { x?: number; down?: number; on?: Element; pointerType?: string } = {}): void {
    const { x = 400, down = 0, on = area(), pointerType = 'touch' } = where
    const at = { isPrimary: true, pointerType, bubbles: true, clientY: 300 }
    fireEvent(on, Object.assign(new MouseEvent('pointerdown', { ...at, clientX: x }), { isPrimary: true, pointerType }))
    const end = { ...at, clientX: x + by, clientY: 300 + down }
    fireEvent(on, Object.assign(new MouseEvent('pointerup', end), { isPrimary: true, pointerType }))
  }

  test.each([
    ['to the left skips', -80, { kind: 'skip' }],
    ['to the right goes back', 80, { kind: 'back' }],
  ])('%s, and where it ends is no tap', (_, by, act) => {
    play(15)
    swipe(by)
    fireEvent.click(area(), { detail: 1 })
    expect(told()).toEqual([act])
    fireEvent.click(area(), { detail: 1 })
    expect(told()).toEqual([act, { kind: 'pause' }])
  })

  test('a key on a button after a swipe is still a key', () => {
    play(15)
    swipe(-80)
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
    expect(told()).toEqual([{ kind: 'skip' }, { kind: 'pause' }])
  })

  test.each([
    ['a tap that slipped', -40, {}],
    ['somebody scrolls', -80, { down: 60 }],
    ["it is the browser's own, at the edge", 200, { x: 10 }],
    ['a mouse points', -80, { pointerType: 'mouse' }],
  ])('nothing moves where %s', (_, by, where) => {
    play(15)
    swipe(by, where)
    expect(mark).not.toHaveBeenCalled()
  })

  test('nothing moves from a button', () => {
    play(15)
    swipe(-80, { on: screen.getByRole('button', { name: 'Skip' }) })
    expect(mark).not.toHaveBeenCalled()
  })

  test('none ends the routine', () => {
    play(60)
    swipe(-80)
    expect(mark).not.toHaveBeenCalled()
    expect(screen.getByText(/This is the last part/)).toBeTruthy()
  })
})

test('what can be repeated is asked only where there is a choice', () => {
  play(15)
  fireEvent.click(screen.getByRole('button', { name: 'Repeat' }))
  expect(told()).toEqual([{ kind: 'repeat', index: 0 }, { kind: 'resume' }])
  cleanup()
  mark.mockClear()
  play(60)
  fireEvent.click(screen.getByRole('button', { name: 'Repeat' }))
  fireEvent.click(screen.getByRole('button', { name: 'Figure 4, lying, right side', hidden: true }))
  expect(told()).toEqual([{ kind: 'pause' }, { kind: 'repeat', index: 2 }, { kind: 'resume' }])
})

test('nothing to repeat, nothing to take back: no button for it', () => {
  play(5)
  expect(screen.queryByRole('button', { name: 'Repeat' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('while there is time to turn over, more of it is one big tap', () => {
  play(43)
  fireEvent.click(screen.getByRole('button', { name: '10 s more to turn over' }))
  expect(told()).toEqual([{ kind: 'add_seconds', seconds: 10 }])
})

test('"Too painful", tapped by mistake, is taken back', () => {
  play(15, { at: 15_000, kind: 'too_painful' })
  expect(screen.getByText('Ended as too painful.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(told()).toEqual([{ kind: 'undo' }])
})
