// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { MeasuresCard } from '../../static/pwa/src/views/therapist/measures/measures_card'
import type { ClientItem } from '../../static/pwa/src/views/therapist/wire'
import { bringDialogs } from './dialogs'

const CLIENT = { id: 'tom', display_name: 'Tom', time_zone: 'Europe/Berlin' } as ClientItem
const NAMES = ['Sitting for an hour', 'Tying shoes', 'Driving']

beforeAll(bringDialogs)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

test('a form stays until the card has what was saved, which the next one begins with', async () => {
  let letCome = () => {}
  const hasCome = new Promise<void>((resolve) => (letCome = resolve))
  const saved: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
    if (init?.method === 'POST') {
      const scores = NAMES.map((name) => ({ name, value: 2 }))
      saved.push({
        id: 'one',
        kind: 'own_activities',
        measured_on: '2026-01-05',
        recorded_by: { display_name: 'Ines' },
        withdrawn_at: null,
        scores,
      })
      return json(saved[0])
    }
    if (saved.length > 0) await hasCome
    return json({ items: saved, change: null })
  })
  render(<MeasuresCard client={CLIENT} today="2026-01-05" />)
  await screen.findByText(/Nothing measured yet/)
  fireEvent.click(screen.getByText('Score own activities'))
  for (const [index, name] of NAMES.entries()) {
    fireEvent.input(field(`Activity ${index + 1}`), { target: { value: name } })
    fireEvent.input(field(`Score ${index + 1}, 0 to 10`), { target: { value: '2' } })
  }
  fireEvent.click(screen.getByText('Save'))
  await waitFor(() => expect(saved).toHaveLength(1))
  await new Promise((resolve) => setTimeout(resolve))
  expect(screen.queryByText('Save')).not.toBeNull()

  letCome()
  await waitFor(() => expect(screen.queryByText('Save')).toBeNull())
  fireEvent.click(screen.getByText('Score own activities'))
  expect(field('Activity 2').value).toBe('Tying shoes')
})
