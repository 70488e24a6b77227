// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SafetyLevel } from '../../static/pwa/src/domain/wire'
import { mePlan } from '../../static/pwa/src/sync/state'
import { HowTo } from '../../static/pwa/src/views/how_to'
import { stage } from '../../static/pwa/src/views/session/flow'
import { fillsScreen, Locked } from '../../static/pwa/src/views/session/locked'
import { ME_PLAN } from './store/kept'

vi.stubGlobal('scrollTo', () => undefined)

function lockAt(level: SafetyLevel, id: string) {
  const lock = { id, level, locked_at: '2026-11-21T08:00:00Z' }
  mePlan.value = { ...ME_PLAN, safety: { ...ME_PLAN.safety, lock, emergency_number: '144' } }
}

beforeEach(() => {
  stage.value = null
})
afterEach(cleanup)

test.each([
  ['emergency', 'Get help now', /^Call 144, or go to the emergency department/, /once a doctor or a physiotherapist/],
  ['same_day', 'See someone today', /^Call your doctor today/, /once a doctor or a physiotherapist/],
  ['clinician_first', 'Talk to your therapist first', /before you stretch again/, /after talking with you/],
] as const)('%s says what to do now, by the number of the practice', (level, title, first, held) => {
  lockAt(level, level)
  render(<Locked />)
  expect(screen.getByRole('heading', { name: title })).toBeTruthy()
  expect(screen.getAllByRole('listitem')[0]?.textContent).toMatch(first)
  expect(screen.getByText(held)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Call 144' }).getAttribute('href')).toBe('tel:144')
})

test('it fills the screen until it was read, and another one does so again', () => {
  lockAt('emergency', 'one')
  expect(fillsScreen.value).toBe(true)
  render(<Locked />)
  fireEvent.click(screen.getByRole('button', { name: 'I have read this' }))
  expect(fillsScreen.value).toBe(false)
  expect(screen.getByRole('button', { name: 'Check if it is open again' })).toBeTruthy()
  lockAt('emergency', 'another')
  expect(fillsScreen.value).toBe(true)
})

test('what a session was can still be said', () => {
  lockAt('same_day', 'two')
  stage.value = { name: 'how_was_it', stopped_because: null, said: null }
  expect(fillsScreen.value).toBe(false)
})

test('no exercise is shown under a lock, also by its address', () => {
  const id = ME_PLAN.plan?.routines[0]?.prescriptions[0]?.id ?? ''
  mePlan.value = ME_PLAN
  const shown = render(<HowTo prescriptionId={id} />)
  expect(screen.queryByRole('heading', { name: 'Get help now' })).toBeNull()
  shown.unmount()
  lockAt('emergency', 'three')
  render(<HowTo prescriptionId={id} />)
  expect(screen.getByRole('heading', { name: 'Get help now' })).toBeTruthy()
})
