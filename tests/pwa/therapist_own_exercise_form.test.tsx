// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Exercise } from '../../static/pwa/src/domain/wire'
import { LibraryPage } from '../../static/pwa/src/views/therapist/library/library_page'
import { OwnExercisePage } from '../../static/pwa/src/views/therapist/own_exercise/exercise_page'
import { JustSaid } from '../../static/pwa/src/views/therapist/parts/said'
import { navigate, path } from '../../static/pwa/src/views/therapist/router'
import { bringDialogs } from './dialogs'

interface Sent {
  readonly line: string
  readonly body: unknown
  readonly ifMatch: string | null
}

const SAVED = {
  saved_at: '2027-03-01T08:00:00Z',
  saved_by: { id: 'noor', display_name: 'Noor' },
  is_removed: false,
  etag: 'one',
}
const OWN: Exercise = {
  id: 'own-1',
  name: 'Towel pull',
  family: 'hamstring',
  target_muscles: [],
  level: 'easy',
  position: 'supine',
  start_position: 'Lie down.',
  cues: ['Loop the towel.'],
  side: 'per_side',
  work_side: 'working leg',
  dose: { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 },
  days_per_week: 5,
  sessions_per_day: 1,
  pain_cap: 3,
  equipment: [],
  progression: [],
  regression: [],
  common_mistakes: [],
  stop_if: [],
  stop_if_common: [],
  cautions: [],
  restriction: null,
  pictures: null,
  own: SAVED,
}
const CATALOGUED: Exercise = { ...OWN, id: 'bridge', name: 'Bridge', side: 'none', work_side: null, own: null }
const PHOTO = 'RIFF....WEBPVP8 '

/** The service, as far as these screens see it: one own exercise, and what it does next. */
let exercise: Exercise
let sent: Sent[]
let refusals: Map<string, readonly [number, object]>

const pictured = (...ids: string[]) =>
  ({
    motion: 'hold_last_frame',
    frames: ids.map((name) => ({ name, alt: `Photo ${name}`, files: { woman: `/api/${name}.webp` }, shows: 'left' })),
  }) as NonNullable<Exercise['pictures']>

function answer(line: string, body: unknown): readonly [number, unknown] {
  const refused = refusals.get(line)
  if (refused) {
    refusals.delete(line)
    return refused
  }
  const frames = exercise.pictures?.frames.map(({ name }) => name) ?? []
  if (line === 'GET /exercises') {
    const families = { hamstring: 'Hamstring', strength: 'Strength' }
    return [200, { items: [CATALOGUED, exercise], revision: '1', families, cautions: { knees: 'Sore knees: pad.' } }]
  }
  if (line.startsWith('POST') && line.endsWith('/pictures'))
    exercise = { ...exercise, pictures: pictured(...frames, `new-${frames.length}`) }
  else if (line.startsWith('DELETE')) {
    const left = frames.filter((name) => !line.endsWith(`/${name}`))
    exercise = { ...exercise, pictures: left.length > 0 ? pictured(...left) : null }
  } else if (line.startsWith('PATCH') && exercise.own)
    exercise = { ...exercise, own: { ...exercise.own, ...(body as object) } }
  else if (!line.startsWith('GET')) exercise = { ...exercise, ...(body as object) }
  return [200, exercise]
}

beforeAll(() => {
  bringDialogs()
  URL.createObjectURL = () => 'blob:photo'
  URL.revokeObjectURL = () => undefined
  globalThis.scrollTo = () => undefined
})

beforeEach(() => {
  path.value = '/therapist/library/new'
  exercise = OWN
  sent = []
  refusals = new Map()
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const line = `${init.method} ${address.replace('/api/v1', '')}`
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? null)
    sent.push({ line, body, ifMatch: new Headers(init.headers).get('If-Match') })
    const [status, told] = answer(line, body)
    return new Response(JSON.stringify(told), { status })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const changes = () => sent.filter(({ line }) => !line.startsWith('GET'))
const lines = () => changes().map(({ line }) => line)
const write = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
// By role would be nearer to what people hear, and takes a second each on a form of this size.
const button = (name: string) =>
  screen.queryByLabelText(name, { selector: 'button' }) ?? screen.getByText(name, { selector: 'button' })
const press = (name: string) => fireEvent.click(button(name))
const written = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

async function open(exerciseId: string | null, copyOfId: string | null = null) {
  render(<OwnExercisePage exerciseId={exerciseId} copyOfId={copyOfId} />)
  await screen.findByText('Save exercise')
}

function choose(content: string): void {
  const picker = screen.getByLabelText('Choose a picture', { selector: 'input' })
  fireEvent.change(picker, { target: { files: [new Blob([content])] } })
}

function writeTheLeast(): void {
  write('Name', 'Wall sit')
  fireEvent.change(screen.getByLabelText('Family'), { target: { value: 'strength' } })
  write('Start position', 'Stand at a wall.')
  write('Steps', 'Slide down.')
}

test('name, family, start and one step are enough; what is missing is said where it is, and the first of it has the focus', async () => {
  await open(null)
  write('Name', 'Wall sit')
  press('Save exercise')
  expect(await screen.findByText('Choose the family that it belongs to.')).toBeDefined()
  expect(document.activeElement).toBe(screen.getByLabelText('Start position'))
  expect(lines()).toEqual([])
  writeTheLeast()
  expect(screen.queryByText('Choose the family that it belongs to.')).toBeNull()
  press('Save exercise')
  await vi.waitFor(() => expect(path.value).toBe('/therapist/library'))
  expect(changes()).toEqual([
    expect.objectContaining({
      line: 'POST /exercises',
      body: expect.objectContaining({ name: 'Wall sit', cues: ['Slide down.'], side: 'per_side', pain_cap: 3 }),
    }),
  ])
})

test('what the service refuses stands at its field, and nothing typed is lost', async () => {
  await open(null)
  writeTheLeast()
  const errors = [{ pointer: '/name', code: 'name_taken', message: 'Your practice has an exercise of this name.' }]
  refusals.set('POST /exercises', [422, { type: 'x/invalid', title: 'No', status: 422, detail: 'No', errors }])
  press('Save exercise')
  expect(await screen.findByText('Your practice has an exercise of this name.')).toBeDefined()
  refusals.set('POST /exercises', [500, { type: 'x/broken', title: 'Broken', status: 500, detail: 'It broke.' }])
  press('Save exercise')
  expect(await screen.findByText('It broke.')).toBeDefined()
  expect([written('Name'), written('Steps')]).toEqual(['Wall sit', 'Slide down.'])
})

test('a save whose answer was lost is not made twice: what is there already is taken for it', async () => {
  exercise = { ...OWN, name: 'Wall sit', family: 'strength', start_position: 'Stand at a wall.', cues: ['Slide down.'] }
  await open(null)
  writeTheLeast()
  const errors = [{ pointer: '/name', code: 'name_taken', message: 'Your practice has an exercise of this name.' }]
  const taken = [422, { type: 'x/invalid', title: 'No', status: 422, detail: 'No', errors }] as const
  refusals.set('POST /exercises', taken)
  write('Steps', 'Slide down.\nCome up.')
  press('Save exercise')
  expect(await screen.findByText('Your practice has an exercise of this name.')).toBeDefined()
  refusals.set('POST /exercises', taken)
  write('Steps', 'Slide down.')
  choose(PHOTO)
  await screen.findByLabelText('What it shows')
  write('What it shows', 'A wall.')
  fireEvent.click(screen.getByLabelText('No side'))
  press('Save exercise')
  await vi.waitFor(() => expect(path.value).toBe('/therapist/library'))
  expect(lines()).toEqual(['POST /exercises', 'POST /exercises', 'POST /exercises/own-1/pictures'])
})

test('a copy has the words of the other; what was written before can be brought back', async () => {
  await open(null)
  write('Name', 'Wall sit')
  fireEvent.change(screen.getByLabelText('Start from a copy of'), { target: { value: 'bridge' } })
  press('Copy')
  expect([written('Name'), written('Start position')]).toEqual(['Bridge', 'Lie down.'])
  press('Bring back what I wrote')
  expect([written('Name'), written('Start position')]).toEqual(['Wall sit', ''])
  cleanup()
  await open(null, 'bridge')
  expect(written('Name')).toBe('Bridge')
})

test('the second of two people is told, and puts the changes onto what the other saved', async () => {
  await open('own-1')
  write('Steps', 'Loop the towel.\nPull.')
  write('Name', 'Mine')
  exercise = { ...OWN, name: 'Theirs', level: 'hard', own: { ...SAVED, etag: 'two' } }
  refusals.set('PUT /exercises/own-1', [412, { type: 'x/stale', title: 'No', status: 412, detail: 'No' }])
  press('Save exercise')
  expect(await screen.findByText(/Noor saved it.*: name, level\./)).toBeDefined()
  press('Put my changes onto it')
  expect(screen.getByText(/You both changed name\./)).toBeDefined()
  expect(screen.getByLabelText<HTMLInputElement>('Hard').checked).toBe(true)
  press('Save exercise')
  await vi.waitFor(() => expect(lines()).toHaveLength(2))
  expect(changes().at(-1)).toMatchObject({
    ifMatch: 'two',
    body: { name: 'Mine', level: 'hard', cues: ['Loop the towel.', 'Pull.'] },
  })
})

test('what the other saved and says just the same is no conflict', async () => {
  await open('own-1')
  write('Name', 'The same')
  exercise = { ...OWN, name: 'The same' }
  refusals.set('PUT /exercises/own-1', [412, { type: 'x/stale', title: 'No', status: 412, detail: 'No' }])
  press('Save exercise')
  await vi.waitFor(() => expect(path.value).toBe('/therapist/library'))
  expect(lines()).toEqual(['PUT /exercises/own-1'])
})

test('or takes what the other saved, and can still bring the own words back', async () => {
  await open('own-1')
  write('Name', 'Mine')
  exercise = { ...OWN, name: 'Theirs' }
  refusals.set('PUT /exercises/own-1', [412, { type: 'x/stale', title: 'No', status: 412, detail: 'No' }])
  press('Save exercise')
  await screen.findByText(/Noor saved it/)
  press('Take it as it is now')
  expect(written('Name')).toBe('Theirs')
  press('Bring back what I wrote')
  expect(written('Name')).toBe('Mine')
})

test('a file that is no picture is refused at once; a photo needs words and its leg, and goes after the words', async () => {
  await open(null)
  writeTheLeast()
  choose('<svg>')
  expect(await screen.findByText('SVG files cannot be used here. Choose a photo: JPEG, PNG or WebP.')).toBeDefined()
  choose(PHOTO)
  await screen.findByLabelText('What it shows')
  expect(screen.queryByText(/SVG/)).toBeNull()
  press('Save exercise')
  expect(await screen.findByText(/Say which leg works/)).toBeDefined()
  expect(document.activeElement).toBe(screen.getByLabelText('What it shows'))
  expect(lines()).toEqual([])
  write('What it shows', 'Back flat against the wall.')
  fireEvent.click(screen.getByLabelText('Right'))
  press('Save exercise')
  await vi.waitFor(() => expect(lines()).toEqual(['POST /exercises', 'POST /exercises/own-1/pictures']))
  const form = changes()[1]?.body as FormData
  expect([form.get('alt'), form.get('shows'), form.get('file') instanceof Blob]).toEqual([
    'Back flat against the wall.',
    'right',
    true,
  ])
})

test('a photo that is not taken stays with its reason; the next save sends the photo alone', async () => {
  await open('own-1')
  write('Name', 'Towel pull, lying')
  choose(PHOTO)
  await screen.findByLabelText('What it shows')
  write('What it shows', 'A straight leg.')
  fireEvent.click(screen.getByLabelText('No side'))
  const tooBig = { type: 'x/too-large', title: 'No', status: 413, detail: 'A picture may have 10 MB.' }
  refusals.set('POST /exercises/own-1/pictures', [413, tooBig])
  press('Save exercise')
  expect(await screen.findByText('A picture may have 10 MB.')).toBeDefined()
  expect(written('What it shows')).toBe('A straight leg.')
  press('Save exercise')
  await vi.waitFor(() => expect(path.value).toBe('/therapist/library'))
  expect(lines()).toEqual(['PUT /exercises/own-1', 'POST /exercises/own-1/pictures', 'POST /exercises/own-1/pictures'])
})

test('a removed picture can be kept until the exercise is saved; one that a colleague removed is gone as wished', async () => {
  exercise = { ...OWN, pictures: pictured('a', 'b', 'c') }
  await open('own-1')
  expect(screen.getByText(/3 pictures are the most/)).toBeDefined()
  press('Remove picture 1')
  press('Keep picture 1')
  press('Remove picture 2')
  press('Remove picture 3')
  refusals.set('DELETE /exercises/own-1/pictures/b', [404, { type: 'x/no', title: 'No', status: 404, detail: 'No' }])
  exercise = { ...OWN, pictures: pictured('a', 'c') }
  press('Save exercise')
  await vi.waitFor(() => expect(path.value).toBe('/therapist/library'))
  expect(lines()).toEqual(['DELETE /exercises/own-1/pictures/b', 'DELETE /exercises/own-1/pictures/c'])
  expect(exercise.pictures?.frames.map(({ name }) => name)).toEqual(['a'])
})

test('what was set for one way of doing it is there again when that is chosen anew; once it exists both are fixed', async () => {
  await open(null)
  const choose = (value: string) => fireEvent.change(screen.getByLabelText('How it is done'), { target: { value } })
  fireEvent.input(screen.getByLabelText(/^Hold/, { selector: 'input' }), { target: { value: '45' } })
  choose('dynamic_reps')
  expect(screen.getByLabelText<HTMLInputElement>(/^Each rep/, { selector: 'input' }).value).toBe('4')
  choose('static_hold')
  expect(screen.getByLabelText<HTMLInputElement>(/^Hold/, { selector: 'input' }).value).toBe('45')
  cleanup()
  await open('own-1')
  expect(screen.queryByLabelText('How it is done')).toBeNull()
  expect(screen.getByText(/so they stay/)).toBeDefined()
})

test('cautions and easier exercises are added and taken out, and the focus goes on to the next choice', async () => {
  await open('own-1')
  const add = (label: string, value: string) => {
    const select = screen.getByLabelText(label)
    fireEvent.change(select, { target: { value } })
    fireEvent.click(select.closest('.add-from')?.querySelector('button') as HTMLButtonElement)
    expect(document.activeElement).toBe(select)
  }
  add('Add a caution', 'knees')
  add('Add an easier exercise', 'bridge')
  fireEvent.click(screen.getByLabelText('Take care'))
  press('Take out Bridge')
  expect(document.activeElement).toBe(screen.getByLabelText('Add an easier exercise'))
  add('Add a harder exercise', 'bridge')
  press('Save exercise')
  await vi.waitFor(() => expect(lines()).toEqual(['PUT /exercises/own-1']))
  expect(changes()[0]?.body).toMatchObject({
    cautions: [{ code: 'knees', action: 'caution' }],
    regression: [],
    progression: ['bridge'],
  })
})

test('leaving with something unsaved asks first', async () => {
  await open('own-1')
  write('Name', 'Another name')
  navigate('/therapist')
  expect(await screen.findByText('Leave without saving?')).toBeDefined()
  expect(path.value).toBe('/therapist/library/new')
  press('Leave without saving')
  expect(path.value).toBe('/therapist')
})

test('in the library it is marked and can be removed, which undo takes back', async () => {
  render(
    <>
      <LibraryPage />
      <JustSaid />
    </>,
  )
  expect(await screen.findByText(/your practice's own/)).toBeDefined()
  fireEvent.click(await screen.findByLabelText('Our own'))
  expect(screen.getByText('1 exercise of 2')).toBeDefined()
  press('Remove Towel pull')
  expect(await screen.findByText('Towel pull is out of the library. Plans that have it keep it.')).toBeDefined()
  expect(button('Put back Towel pull')).toBeDefined()
  press('Undo')
  expect(await screen.findByText('Towel pull is back in the library.')).toBeDefined()
  expect(screen.queryByLabelText('Put back Towel pull')).toBeNull()
  expect(changes().map(({ body }) => body)).toEqual([{ is_removed: true }, { is_removed: false }])
})
