// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import type { ComponentType } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { type InsteadProps, later, readAhead } from '../../static/pwa/src/views/later'

vi.stubGlobal('scrollTo', () => undefined)
afterEach(cleanup)

interface Named {
  readonly name: string
}
const Hello = ({ name }: Named) => <p>Hello, {name}</p>

/** A chunk that cannot be fetched so many times, and then can. */
function chunk(failures: number): { load: () => Promise<ComponentType<Named>>; asked: () => number } {
  let asked = 0
  const load = async () => {
    asked += 1
    if (asked <= failures) throw new TypeError('Failed to fetch dynamically imported module')
    return Hello
  }
  return { load, asked: () => asked }
}

test('a part shows what it was given as soon as it is read, and is read once', async () => {
  const { load, asked } = chunk(0)
  const Part = later(load)
  const { unmount } = render(<Part name="Tom" />)
  expect(await screen.findByText('Hello, Tom')).toBeTruthy()
  unmount()
  render(<Part name="Ravi" />)
  expect(screen.getByText('Hello, Ravi')).toBeTruthy()
  expect(asked()).toBe(1)
})

test('a part that cannot be had says so and can be tried again', async () => {
  const Part = later(chunk(1).load)
  render(<Part name="Tom" />)
  expect((await screen.findByRole('alert')).textContent).toContain('not on this phone yet')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Hello, Tom')).toBeTruthy()
})

test('what stands in for it is its own, with what it was given', async () => {
  const Part = later(chunk(1).load, ({ name, hasFailed }: Named & InsteadProps) => (
    <p>
      {name}: {hasFailed ? 'gone' : 'coming'}
    </p>
  ))
  render(<Part name="Tom" />)
  expect(screen.getByText('Tom: coming')).toBeTruthy()
  expect(await screen.findByText('Tom: gone')).toBeTruthy()
})

test('what is read ahead is there at once, and one that fails holds no other back', async () => {
  const bad = chunk(1)
  later(bad.load)
  const Part = later(chunk(0).load)
  await readAhead()
  expect(bad.asked()).toBe(1)
  render(<Part name="Tom" />)
  expect(screen.getByText('Hello, Tom')).toBeTruthy()
})
