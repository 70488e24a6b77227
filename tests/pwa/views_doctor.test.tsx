// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '../../static/pwa/src/domain/local_date'
import type { KnownSession } from '../../static/pwa/src/store/schema'
import { sessions, settings, tellDay } from '../../static/pwa/src/sync/state'
import { DoctorCard } from '../../static/pwa/src/views/today/doctor_card'
import { LOG } from './store/kept'

const TODAY = '2026-11-27'

function practised(days_ago: number, score: number | null): KnownSession {
  const practised_on = addDays(TODAY, -days_ago)
  const log = { ...LOG, practised_on, pain_before: { ...LOG.pain_before, asked: true, score } }
  return { id: `${days_ago}`, log, status: 'stored', flags: [], is_own: true, received_at: null }
}
const told = (score: number | null, ...days: number[]) => days.map((ago) => practised(ago, score))

beforeEach(() => {
  tellDay(TODAY)
  settings.value = { ...settings.value, doctor_read_on: '2026-01-01' }
})
afterEach(cleanup)

test('pain that stays for six weeks is said calmly, and once read it is quiet', () => {
  sessions.value = [...told(5, 50, 46, 43), ...told(5, 9, 5, 0)]
  render(<DoctorCard />)
  expect(screen.getByRole('heading', { name: 'Time to see your doctor' })).toBeTruthy()
  expect(screen.getByText(/about the same for some six weeks/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'I have read this' }))
  expect(screen.queryByRole('heading')).toBeNull()
  expect(settings.value.doctor_read_on).toBe(TODAY)
})

test('pain that went up is said, too', () => {
  sessions.value = [...told(3, 28, 24, 20), ...told(5, 9, 5, 0)]
  render(<DoctorCard />)
  expect(screen.getByText(/gone up in the last weeks/)).toBeTruthy()
})

test('nothing is said of what was asked and not answered', () => {
  sessions.value = [...told(null, 50, 46, 43), ...told(5, 9, 5, 0)]
  render(<DoctorCard />)
  expect(screen.queryByRole('heading')).toBeNull()
})
