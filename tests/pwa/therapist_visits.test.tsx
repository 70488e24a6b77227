// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { RecordVisit } from '../../static/pwa/src/views/therapist/visits/record_visit'
import { VisitsCard } from '../../static/pwa/src/views/therapist/visits/visits_card'
import type { ClientItem } from '../../static/pwa/src/views/therapist/wire'
import { bringDialogs } from './dialogs'
import { serve } from './therapist_service'

beforeAll(bringDialogs)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const TODAY = '2026-11-22'
const client = {
  id: '7',
  display_name: 'Tom',
  time_zone: 'Europe/Berlin',
  created_at: '2026-11-01T10:00:00Z',
} as ClientItem
const rhythm = { least: 2, most: 3, per: 'month', shortest_gap: 10, longest_gap: 15, text: '2 to 3 visits a month' }
const page = (next_visit_on: string | null) => ({
  body: { items: [], next_cursor: null, next_visit_on, rhythm },
})

function Page() {
  const [round, setRound] = useState(0)
  return <VisitsCard client={client} today={TODAY} round={round} onChange={() => setRound(round + 1)} />
}

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name })
const day = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

test('a next visit is planned before any was recorded, by a day of the rhythm, and taken out again', async () => {
  let planned: string | null = null
  const asked = serve({
    'GET /clients/7/visits?limit=10': () => page(planned),
    'PUT /clients/7/next-visit': ({ body }) => {
      planned = (body as { next_visit_on: string | null }).next_visit_on
      return { body }
    },
  })
  render(<Page />)
  await screen.findByText('No visit recorded. The figures start at the first plan.')
  button('Plan the next visit').focus()
  fireEvent.click(button('Plan the next visit'))
  expect(button('Plan this day').disabled).toBe(true)
  fireEvent.click(button('Wed 2 Dec in 10 days'))
  fireEvent.click(button('Plan this day'))
  await screen.findByText('Wednesday 2 December')
  expect(document.activeElement).toBe(button('Move the next visit'))
  expect(screen.getByRole('link', { name: /calendar/ }).getAttribute('href')).toBe('/api/v1/clients/7/visits.ics')

  fireEvent.click(button('Move the next visit'))
  expect(day('Day of the next visit').value).toBe('2026-12-02')
  fireEvent.click(button('No visit is planned'))
  await screen.findByText('No next visit is planned.')
  const sent = asked.filter(({ method }) => method === 'PUT').map(({ body }) => body)
  expect(sent).toEqual([{ next_visit_on: '2026-12-02' }, { next_visit_on: null }])
})

test('what could not be saved is told, and the dialog stays with its day', async () => {
  serve({ 'GET /clients/7/visits?limit=10': page(null), 'PUT /clients/7/next-visit': { status: 503, body: 'busy' } })
  render(<Page />)
  await screen.findByText('No next visit is planned.')
  fireEvent.click(button('Plan the next visit'))
  fireEvent.click(button('Mon 7 Dec in 15 days'))
  fireEvent.click(button('Plan this day'))
  await screen.findByText('It is busy.')
  expect(day('Day of the next visit').value).toBe('2026-12-07')
})

test.each([
  ['a planned day goes on with a visit before it', TODAY, '2026-12-02', '2026-12-02'],
  ['with the visit that was planned it is over', TODAY, TODAY, null],
])('%s', async (_, today, planned, kept) => {
  const asked = serve({
    'GET /clients/7/visits?limit=1': page(planned),
    'POST /clients/7/visits': ({ body }) => ({ body: { id: 'v', changes: [], ...(body as object) } }),
  })
  const done = vi.fn()
  render(<RecordVisit client={client} today={today} onClose={done} onSaved={() => undefined} />)
  await screen.findByText('Meant: 2 to 3 visits a month.')
  expect(day('Next visit, if you know it').value).toBe(kept ?? '')
  fireEvent.click(button('Save visit'))
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ visited_on: today, next_visit_on: kept })
})
