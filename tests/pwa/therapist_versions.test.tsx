// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Exercise } from '../../static/pwa/src/domain/wire'
import { broughtBack } from '../../static/pwa/src/views/therapist/plan/bring_back'
import { bodyOf, draftOf } from '../../static/pwa/src/views/therapist/plan/draft'
import { PlanPage } from '../../static/pwa/src/views/therapist/plan/plan_page'
import { VersionPage } from '../../static/pwa/src/views/therapist/plan/version_page'
import type { ClientCautions, SavedPlan } from '../../static/pwa/src/views/therapist/wire'
import { type Reply, serve } from './therapist_service'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const hold = { type: 'static_hold', hold_seconds: 30, reps: 2, rest_seconds: 10, sets: 1 } as const
const prescribed = (id: string, exercise_id: string, note = '') =>
  ({ id, exercise_id, sides: null, first_side: null, dose: hold, note }) as const
const exercise = (id: string) => {
  const alone = { progression: [], regression: [], cautions: [] }
  return { id, name: id.toUpperCase(), side: 'none', dose: { ...hold, reps: 9 }, ...alone } as unknown
}
const CATALOGUE = [exercise('bridge'), exercise('figure'), exercise('chair')] as readonly Exercise[]

const planOf = (routines: SavedPlan['routines'], rest: Partial<SavedPlan> = {}): SavedPlan => ({
  id: 'plan',
  version: 2,
  saved_at: '2026-11-03T10:00:00Z',
  starts_on: '2026-09-22',
  ends_on: '2026-10-24',
  note: 'As then.',
  routines,
  ...rest,
})
const routineOf = (name: string, prescriptions: SavedPlan['routines'][number]['prescriptions']) => ({
  id: `routine-${name}`,
  name,
  weekdays: [1, 3],
  times_per_week: null,
  times_per_day: 1,
  prescriptions,
})
const newest = draftOf(planOf([], { starts_on: '2026-11-01', ends_on: null, note: 'Newest.' }))
const cautions = (exercises: ClientCautions['exercises'] = {}): ClientCautions => ({ items: [], gates: [], exercises })
const back = (version: SavedPlan, known = cautions()) =>
  broughtBack(version, newest, {
    cautions: known,
    exercises: new Map(CATALOGUE.map((each) => [each.id, each])),
    affected: 'left',
  })

describe('a version that is brought back', () => {
  it('has the routines, doses, notes and ids it had, from and until when the plan runs now', () => {
    const version = planOf([
      routineOf('Morning', [prescribed('one', 'figure', 'Slowly.'), prescribed('two', 'bridge')]),
    ])
    const { draft, lost, held, emptied } = back(version)
    expect([lost, held, emptied]).toEqual([[], [], []])
    const { routines: _, ...rest } = bodyOf(draft)
    expect(rest).toEqual({ starts_on: '2026-11-01', ends_on: null, note: 'As then.' })
    expect(bodyOf(draft).routines[0]).toMatchObject({ id: 'routine-Morning', weekdays: [1, 3] })
    expect(bodyOf(draft).routines[0]?.prescriptions).toEqual([
      { id: 'one', exercise_id: 'figure', dose: hold, note: 'Slowly.' },
      { id: 'two', exercise_id: 'bridge', dose: hold, note: '' },
    ])
  })

  it('leaves out what the library has lost, and says so', () => {
    const version = planOf([
      routineOf('Morning', [prescribed('one', 'gone'), prescribed('two', 'bridge')]),
      routineOf('Evening', [prescribed('three', 'gone')]),
    ])
    const { draft, lost, emptied } = back(version)
    expect(draft.routines.map(({ name, prescriptions }) => [name, prescriptions.length])).toEqual([['Morning', 1]])
    expect([lost, emptied]).toEqual([['gone'], ['Evening']])
  })

  it('leaves out what the practice has removed, unless the newest version has it still', () => {
    const own = { ...(exercise('own') as Exercise), own: { is_removed: true } } as Exercise
    const version = planOf([routineOf('Morning', [prescribed('one', 'own'), prescribed('two', 'bridge')])])
    const onto = (has: string) =>
      broughtBack(version, draftOf(planOf([routineOf('Now', [prescribed('three', has)])])), {
        cautions: cautions(),
        exercises: new Map([...CATALOGUE, own].map((each) => [each.id, each])),
        affected: 'left',
      })
    expect(onto('chair').lost).toEqual(['own'])
    expect(onto('own').lost).toEqual([])
    expect(onto('own').draft.routines[0]?.prescriptions).toMatchObject([
      { exercise_id: 'own' },
      { exercise_id: 'bridge' },
    ])
  })

  it("takes on today's cautions: the easier exercise with its own dose, or nothing", () => {
    const version = planOf([
      routineOf('Morning', [prescribed('one', 'figure'), prescribed('two', 'bridge'), prescribed('three', 'chair')]),
    ])
    const swapped = { outcome: 'swapped', instead: 'chair', reasons: [] } as const
    const withheld = { outcome: 'withheld', instead: null, reasons: [] } as const
    const found = back(version, cautions({ figure: { ...swapped, instead: 'chair' }, bridge: withheld }))
    // The easier one stands there already: it is not taken twice.
    expect(found.held).toEqual([
      { exercise_id: 'figure', instead: null },
      { exercise_id: 'bridge', instead: null },
    ])
    const alone = back(planOf([routineOf('Morning', [prescribed('one', 'figure')])]), cautions({ figure: swapped }))
    expect(alone.held).toEqual([{ exercise_id: 'figure', instead: 'chair' }])
    expect(alone.draft.routines[0]?.prescriptions).toMatchObject([
      { id: null, exercise_id: 'chair', dose: { reps: 9 } },
    ])
  })
})

const client = { id: '7', display_name: 'Tom', time_zone: 'Europe/Berlin', affected_side: 'left' }
const opened = {
  version: 2,
  saved_at: '2026-11-03T10:00:00Z',
  saved_by: { id: 'a', display_name: 'Ada' },
  is_by_cautions: false,
  changes: ['FIGURE: hold 20 → 30 s'],
  plan: planOf([routineOf('Morning', [prescribed('one', 'figure', 'Slowly.'), prescribed('two', 'gone')])]),
  on_phone: [],
  newest_version: 4,
  changes_since: ['FIGURE removed'],
}

const shown = (version: number, replies: Readonly<Record<string, Reply>> = {}) => {
  serve({
    'GET /clients/7': { body: client },
    'GET /exercises': { body: { items: CATALOGUE, revision: '1', cautions: {}, families: {} } },
    'GET /clients/7/plan/versions/2': { body: opened },
    'GET /clients/7/plan/versions/4': { body: { ...opened, version: 4, changes_since: [] } },
    'GET /clients/7/plan/versions?limit=20': { body: { items: [opened], next_cursor: null } },
    ...replies,
  })
  return render(<VersionPage clientId="7" version={version} />)
}
const linkTo = (name: string | RegExp) => screen.getByRole('link', { name }).getAttribute('href')

describe('the page of a version', () => {
  it('shows what was written, by whom, and both differences', async () => {
    shown(2)
    const routine = await screen.findByRole('region', { name: 'Routine: Morning' })
    expect(routine.textContent).toContain('Hold 30 s · Reps 2 · Rest 10 s · Sets 1')
    expect(routine.textContent).toContain('Slowly.')
    expect(within(routine).getByRole('heading', { name: '2. gone' }).nextSibling?.textContent).toBe(
      'no longer in the library',
    )
    expect(screen.getByText(/by Ada/)).toBeTruthy()
    expect(screen.getByRole('region', { name: 'What it changed of version 1' }).textContent).toContain('hold 20 → 30 s')
    expect(screen.getByRole('region', { name: 'What has changed since, up to version 4' }).textContent).toContain(
      'FIGURE removed',
    )
  })

  it('leads to its neighbours and back into the builder; the newest one only into the builder', async () => {
    const { rerender } = shown(2)
    await screen.findByRole('link', { name: 'Bring back version 2' })
    expect(linkTo('Bring back version 2')).toBe('/therapist/clients/7/plan/back/2')
    expect(linkTo('Version 1')).toBe('/therapist/clients/7/plan/versions/1')
    expect(linkTo('Version 3')).toBe('/therapist/clients/7/plan/versions/3')
    rerender(<VersionPage clientId="7" version={4} />)
    await screen.findByRole('link', { name: 'Change the plan' })
    expect(screen.queryByRole('link', { name: /Bring back/ })).toBeNull()
    expect(screen.queryByRole('region', { name: /changed since/ })).toBeNull()
  })

  it('says what is missing, and what could not be loaded', async () => {
    shown(9)
    await screen.findByRole('heading', { name: 'There is no version 9' })
    cleanup()
    shown(2, { 'GET /clients/7/plan/versions/2': { status: 503, body: 'busy' } })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('It is busy.'))
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})

describe('bringing a version back', () => {
  const now = planOf([routineOf('Morning', [prescribed('two', 'bridge')])], { version: 4, ends_on: null, note: 'Now.' })
  const builder = (version: object = opened) => {
    // What jsdom lacks of a dialog.
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true
      },
      close(this: HTMLDialogElement) {
        this.open = false
      },
    })
    const preview = { routines: [], problems: [], warnings: [], changes: ['FIGURE added'] }
    const asked = serve({
      'GET /clients/7': { body: client },
      'GET /exercises': { body: { items: CATALOGUE, revision: '1', cautions: {}, families: {} } },
      'GET /clients/7/plan': { body: { plan: now }, etag: '"plan-4"' },
      'GET /clients/7/cautions': { body: cautions() },
      'GET /routines': { body: { items: [] } },
      'GET /clients/7/plan/versions/2': { body: version },
      'POST /clients/7/plan/preview': { body: preview },
      'PUT /clients/7/plan': { status: 503, body: 'busy' },
    })
    render(<PlanPage clientId="7" templateId={null} copyFromId={null} backTo={2} />)
    return asked
  }
  const button = (name: string) => screen.getByRole('button', { name })

  it('makes it a draft on the newest, which undo takes out, and sends it over that one once it was reviewed', async () => {
    const asked = builder()
    const notice = await screen.findByText(/Version 2 is back, as a draft/)
    expect(notice.closest('[role=status]')?.textContent).toContain('No longer in the library, so left out: gone.')
    expect(screen.getByRole('heading', { name: '1. FIGURE' })).toBeTruthy()
    fireEvent.click(button('Undo'))
    await screen.findByRole('heading', { name: '1. BRIDGE' })
    expect(screen.queryByText(/is back, as a draft/)).toBeNull()
    fireEvent.click(button('Redo'))
    await screen.findByRole('heading', { name: '1. FIGURE' })
    expect(screen.getByText(/is back, as a draft/)).toBeTruthy()
    expect(asked.filter(({ method }) => method === 'PUT')).toEqual([])
    fireEvent.click(button('Review and send'))
    await screen.findByText('FIGURE added')
    fireEvent.click(button('Send to the phone'))
    await screen.findByText('It is busy.')
    const [sent] = asked.filter(({ method }) => method === 'PUT')
    expect(sent?.ifMatch).toBe('"plan-4"')
    expect(sent?.body).toMatchObject({
      starts_on: '2026-09-22',
      ends_on: null,
      note: 'As then.',
      routines: [{ id: 'routine-Morning', prescriptions: [{ id: 'one', exercise_id: 'figure' }] }],
    })
  })
  it('says so no longer where it was taken out and something else is written', async () => {
    builder()
    await screen.findByText(/is back, as a draft/)
    fireEvent.click(button('Undo'))
    await screen.findByRole('heading', { name: '1. BRIDGE' })
    fireEvent.click(button('More: Reps'))
    await waitFor(() => expect(button('Undo').getAttribute('aria-disabled')).toBe('false'))
    expect(screen.queryByText(/is back, as a draft/)).toBeNull()
  })
  it.each<[RegExp, readonly (readonly [string, string])[]]>([
    [/newest version says the same as version 2/, [['two', 'bridge']]],
    [
      /As things are today, version 2 comes to the same/,
      [
        ['two', 'bridge'],
        ['one', 'gone'],
      ],
    ],
  ])('says where there is nothing to bring back: %s', async (words, prescriptions) => {
    const plan = planOf(
      [
        routineOf(
          'Morning',
          prescriptions.map(([id, exercise]) => prescribed(id, exercise)),
        ),
      ],
      {
        note: 'Now.',
      },
    )
    builder({ ...opened, plan })
    await screen.findByText(words)
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true')
  })
})
