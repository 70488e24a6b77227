// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { LearnAside, LearnDoor } from '../../static/pwa/src/views/learn_door'
import { path } from '../../static/pwa/src/views/navigation'
import { LockScreen } from '../../static/pwa/src/views/session/lock_screen'
import { TabBar } from '../../static/pwa/src/views/tab_bar'

vi.stubGlobal('scrollTo', () => undefined)

beforeAll(() => {
  // jsdom has no dialogs; what a browser does with them is played in tests/e2e.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})
beforeEach(() => {
  path.value = '/learn'
})
afterEach(cleanup)

const door = (here: string) => render(<LearnDoor here={here} emergencyNumber="999" />)
const call = () => screen.getByRole('link', { name: 'Call 999' }).getAttribute('href')

describe('Learn', () => {
  test('has the emergency first, with its call, and then every page', async () => {
    door('/learn')
    const list = await screen.findByRole('navigation', { name: 'Short pages to read' })
    expect(call()).toBe('tel:999')
    const links = within(list).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/learn/pain',
      '/learn/emergency',
      '/learn/how-hard',
      '/learn/by-when',
      '/learn/sitting',
      '/learn/call',
    ])
  })

  test('a page has its headings in order, and the number that is dialled here', async () => {
    door('/learn/call')
    await screen.findByRole('heading', { level: 1, name: 'When to call, and whom' })
    const sections = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)
    expect(sections[0]).toBe('Now: 999 or the emergency department')
    expect(screen.getByRole('region', { name: 'Today: your doctor' })).toBeTruthy()
    expect(call()).toBe('tel:999')
  })

  test('the emergency page has the one-tap call above all else', async () => {
    door('/learn/emergency')
    await screen.findByRole('heading', { level: 1, name: 'When to get help at once' })
    const first = screen.getAllByRole('link')[0]
    expect(first?.getAttribute('href')).toBe('tel:999')
    expect(document.body.textContent).toContain('Then call 999, or go to the emergency department now:')
  })

  test('an address of no page shows the list', async () => {
    door('/learn/no-such-page')
    expect(await screen.findByRole('navigation', { name: 'Short pages to read' })).toBeTruthy()
  })

  test('a tap on a page changes the address, so that the back button leads back', async () => {
    door('/learn')
    fireEvent.click(await screen.findByRole('link', { name: /^Sitting and walking/ }))
    expect(path.value).toBe('/learn/sitting')
  })

  test('its tab stays the current one on a page', () => {
    path.value = '/learn/sitting'
    render(<TabBar />)
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Learn')
  })
})

test('a page over another screen is closed again without leaving it', async () => {
  render(<LearnAside id="how-hard" label="How hard should it be?" emergencyNumber="999" />)
  fireEvent.click(screen.getByRole('button', { name: 'How hard should it be?' }))
  expect(await screen.findByRole('heading', { level: 2, name: 'How hard to stretch' })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 3, name: 'When it is too much' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(path.value).toBe('/learn')
})

test.each([
  ['emergency', 'Why this cannot wait', 'When to get help at once'],
  ['same_day', 'When to call, and whom', 'When to call, and whom'],
] as const)('a lock at level %s says why, without leaving it', async (level, name, title) => {
  render(
    <LockScreen
      level={level}
      emergencyNumber="999"
      practiceName="Harbour"
      since="today 18:40"
      isUnsent={false}
      onRead={null}
      onCheck={async () => true}
    >
      {null}
    </LockScreen>,
  )
  fireEvent.click(screen.getByRole('button', { name }))
  const sheet = screen.getByRole('dialog', { name })
  expect(await within(sheet).findByRole('heading', { level: 2, name: title })).toBeTruthy()
  expect(within(sheet).getByRole('link', { name: 'Call 999' }).getAttribute('href')).toBe('tel:999')
})
