// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { later } from '../../static/pwa/src/views/later'

vi.stubGlobal('scrollTo', () => undefined)
afterEach(cleanup)

test('a screen is read when it is first opened, and is there at once from then on', async () => {
  const load = vi.fn(async () => () => <p>Here it is</p>)
  const Later = later(load)
  expect(load).not.toHaveBeenCalled()
  const first = render(<Later />)
  expect(await screen.findByText('Here it is')).toBeTruthy()
  first.unmount()
  render(<Later />)
  expect(screen.getByText('Here it is')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(1)
})

test('one that cannot be read says so and is offered again', async () => {
  const load = vi.fn(async () => () => <p>Here it is</p>).mockRejectedValueOnce(new Error('no network'))
  const Later = later(load)
  render(<Later />)
  expect((await screen.findByRole('alert')).textContent).toContain('It needs a network once.')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Here it is')).toBeTruthy()
})
