// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { useRef } from 'preact/hooks'
import { afterEach, expect, test, vi } from 'vitest'
import { JustSaid, say } from '../../static/pwa/src/views/therapist/parts/said'
import { awaitItem, useArrival } from '../../static/pwa/src/views/therapist/plan/arrival'

afterEach(cleanup)

function page() {
  const { rerender } = render(
    <main tabIndex={-1}>
      <button type="button">Take back</button>
      <JustSaid />
    </main>,
  )
  const withoutOpener = () =>
    rerender(
      <main tabIndex={-1}>
        <JustSaid />
      </main>,
    )
  return { withoutOpener }
}
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => {
  button(name).focus()
  fireEvent.click(button(name))
}

test.each(['Undo', 'Close'])('%s gives the focus back to where it came from', (name) => {
  page()
  const run = vi.fn()
  act(() => say('The visit is taken back.', { label: 'Undo', run }))
  button('Take back').focus()
  press(name)
  expect(document.activeElement).toBe(button('Take back'))
  expect(run).toHaveBeenCalledTimes(name === 'Undo' ? 1 : 0)
})

test('what is gone by then leaves it to the page', () => {
  const { withoutOpener } = page()
  act(() => say('The client is deleted.'))
  button('Take back').focus()
  button('Close').focus()
  withoutOpener()
  press('Close')
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

function Item({ name }: { readonly name: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(name, heading)
  return (
    <h3 tabIndex={-1} ref={heading}>
      {name}
    </h3>
  )
}

test('what takes the place of something takes the focus; what only comes does not', () => {
  const { rerender } = render(<Item key="one" name="one" />)
  expect(document.activeElement).toBe(document.body)
  awaitItem('two')
  rerender(<Item key="two" name="two" />)
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'two' }))
})
