// @vitest-environment jsdom
import { options, render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLoaded } from '../../static/pwa/src/sync/state'
import { App } from '../../static/pwa/src/views/app'
import { go, path } from '../../static/pwa/src/views/navigation'
import { leaveFlow, stage, tellChange } from '../../static/pwa/src/views/session/flow'

vi.stubGlobal('scrollTo', () => undefined)

vi.stubGlobal('isSecureContext', true)
vi.stubGlobal('matchMedia', () => ({ matches: false }))

/** What the screen does after it was drawn, kept back until a test lets it happen. */
let later: (() => void)[] = []
const drawn = () => vi.waitFor(() => expect(later).not.toEqual([]))
const settle = () => {
  for (const run of later.splice(0)) run()
}

beforeEach(() => {
  later = []
  Object.assign(options, { requestAnimationFrame: (run: () => void) => later.push(run) })
  isLoaded.value = true
  render(<App />, document.body)
  settle()
})

afterEach(() => {
  render(null, document.body)
  leaveFlow()
})

test('a tap that comes before the screen has settled is not lost', async () => {
  tellChange()
  await drawn()
  settle()
  leaveFlow()
  await drawn()
  tellChange()
  settle()
  expect(stage.value?.name).toBe('questions')
  expect(path.value).toBe('/player')
})

test('going back out of a sitting ends it', async () => {
  tellChange()
  await drawn()
  settle()
  go('/learn')
  await drawn()
  settle()
  expect(stage.value).toBeNull()
})
