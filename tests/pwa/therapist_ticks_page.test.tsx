// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { JustSaid } from '../../static/pwa/src/views/therapist/parts/said'
import { TicksPage } from '../../static/pwa/src/views/therapist/ticks/ticks_page'
import type { TickBody } from '../../static/pwa/src/views/therapist/wire_ticks'

const DAYS = ['2026-11-02', '2026-11-03', '2026-11-04']

/** The service at the other end of the network, as far as this page asks it. */
class Service {
  readonly stored = new Map<string, TickBody>([['timed', { practised_on: '2026-11-02' } as TickBody]])
  readonly refuses = new Set<string>()
  /** The next answers are lost on their way back. */
  lost = 0

  answer(method: string, path: string, body: string): unknown {
    if (path === '/exercises') return { items: [{ id: 'bridge', name: 'Bridge' }] }
    if (path.endsWith('/take-back')) return this.takeBack(JSON.parse(body).ids)
    if (path.includes('/paper-sheet')) return method === 'POST' ? this.take(JSON.parse(body).ticks) : this.sheet()
    return { id: 'tom', display_name: 'Tom', time_zone: 'Europe/Berlin' }
  }

  private sheet() {
    const recordedOn = (on: string) =>
      [...this.stored].flatMap(([id, tick]) =>
        tick.practised_on === on ? [{ id, evidence: id === 'timed' ? 'timed' : 'paper', is_done: true }] : [],
      )
    const days = DAYS.map((on) => ({ on, boxes: 1, recorded: recordedOn(on) }))
    const often = { weekdays: null, times_per_week: 7, times_per_day: 1, exercise_ids: ['bridge'] }
    return {
      plan_version: 3,
      versions: [
        { version: 3, saved_on: DAYS[0] },
        { version: 2, saved_on: '2026-10-01' },
      ],
      since_visit_on: DAYS[0],
      first_on: DAYS[0],
      last_on: DAYS[2],
      earliest_on: DAYS[0],
      routines: [{ id: 'morning', name: 'Morning', ...often, days }],
    }
  }

  private take(ticks: readonly TickBody[]) {
    const results = ticks.map((tick) => {
      const { id } = tick
      if (this.refuses.has(tick.practised_on))
        return { id, outcome: 'refused', code: 'already_recorded', message: 'This day is full.' }
      const outcome = this.stored.has(id) ? 'duplicate' : 'stored'
      this.stored.set(id, tick)
      return { id, outcome, code: '', message: '' }
    })
    return { results }
  }

  private takeBack(ids: readonly string[]) {
    for (const id of ids) this.stored.delete(id)
    return { results: ids.map((id) => ({ id, outcome: 'taken_back', code: '', message: '' })) }
  }

  readonly fetch = async (address: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET'
    const told = this.answer(method, address.replace('/api/v1', ''), String(init.body ?? ''))
    if (method === 'POST' && this.lost > 0) {
      this.lost -= 1
      throw new TypeError('Failed to fetch')
    }
    return new Response(JSON.stringify(told), { status: 200 })
  }

  get fromPaper(): readonly TickBody[] {
    return [...this.stored].filter(([id]) => id !== 'timed').map(([, tick]) => tick)
  }
}

let service: Service

beforeEach(() => {
  service = new Service()
  vi.stubGlobal('fetch', service.fetch)
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^${name}`) })
const tuesday = () => box('Tuesday 3 November, Morning')
const wednesday = () => box('Wednesday 4 November, Morning')
const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))

async function open() {
  render(
    <>
      <TicksPage clientId="tom" />
      <JustSaid />
    </>,
  )
  await screen.findByRole('checkbox', { name: 'Tuesday 3 November, Morning' })
}

describe('a paper sheet', () => {
  test('is ticked with the keyboard and saved at once; what is recorded already cannot be ticked', async () => {
    await open()
    expect(screen.getByText('Monday 2 November, Morning: recorded already, done, timed on the phone')).toBeTruthy()
    expect(screen.getAllByRole('checkbox')).toHaveLength(2)
    expect([tuesday().tabIndex, wednesday().tabIndex]).toEqual([0, -1])
    tuesday().focus()
    fireEvent.click(tuesday())
    fireEvent.keyDown(tuesday(), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(wednesday())
    fireEvent.click(wednesday())
    const beside = screen.getByRole('region', { name: /^Beside the tick of Wednesday 4 November/ })
    fireEvent.change(within(beside).getByLabelText('Bridge'), { target: { value: 'left_out' } })
    fireEvent.input(within(beside).getByLabelText('What the client wrote'), { target: { value: 'Tired.' } })
    press('Save 2 sessions')
    await screen.findByText('2 sessions saved, labelled “from paper”.')
    expect(service.fromPaper.map(({ practised_on, amount, note }) => [practised_on, amount, note])).toEqual([
      ['2026-11-03', 'all', ''],
      ['2026-11-04', 'little', 'On the sheet: Bridge: left out. Tired.'],
    ])
    expect(screen.queryAllByRole('checkbox')).toEqual([])
    press('Undo')
    await screen.findByText('2 sessions taken back: ticked again, not saved.')
    expect(service.fromPaper).toEqual([])
    expect([tuesday().checked, wednesday().checked]).toEqual([true, true])
  })

  test('whose answer was lost is sent again word for word, and is there once', async () => {
    await open()
    fireEvent.click(tuesday())
    service.lost = 1
    press('Save 1 session')
    await screen.findByText(/No answer came, so some of it may be saved/)
    fireEvent.click(wednesday())
    expect(wednesday().checked).toBe(false)
    press('Send again')
    await screen.findByText('1 session saved, labelled “from paper”.')
    expect(service.fromPaper).toHaveLength(1)
    expect(wednesday().checked).toBe(false)
    expect(screen.queryByText(/No answer came/)).toBeNull()
  })

  test('whose answer was lost can be looked at, and goes on from what was saved', async () => {
    await open()
    fireEvent.click(tuesday())
    service.lost = 1
    press('Save 1 session')
    press(await waitFor(() => screen.getByRole('button', { name: 'See what was saved' }).textContent as string))
    await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(1))
    expect(screen.getByText('Nothing is ticked yet.')).toBeTruthy()
  })

  test('says which days were not saved and keeps them ticked', async () => {
    await open()
    service.refuses.add('2026-11-04')
    fireEvent.click(tuesday())
    fireEvent.click(wednesday())
    press('Save 2 sessions')
    await screen.findByText('4 November, Morning: This day is full.')
    expect(wednesday().checked).toBe(true)
    expect(service.fromPaper.map(({ practised_on }) => practised_on)).toEqual(['2026-11-03'])
    press('Clear')
    expect(wednesday().checked).toBe(false)
    press('Undo')
    expect(wednesday().checked).toBe(true)
  })

  test('is that of one version: another is chosen before anything is ticked', async () => {
    await open()
    const which = screen.getByLabelText<HTMLSelectElement>('Which sheet')
    expect([...which.options].map(({ text }) => text)).toEqual(['Plan 3, saved 2 November', 'Plan 2, saved 1 October'])
    fireEvent.click(tuesday())
    expect(which.disabled).toBe(true)
  })
})
