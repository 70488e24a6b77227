// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { render as commit } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Dialog } from '../../static/pwa/src/views/therapist/parts/dialog'
import { useOneAtATime } from '../../static/pwa/src/views/therapist/parts/one_at_a_time'
import { bringDialogs } from './dialogs'

beforeAll(bringDialogs)
afterEach(cleanup)

function shown() {
  const onClose = vi.fn()
  render(
    <Dialog title="Record a visit" onClose={onClose}>
      <textarea aria-label="Note" />
      <input type="search" aria-label="Search" />
    </Dialog>,
  )
  const dialog = screen.getByRole('dialog', { hidden: true })
  const pressEscape = () => fireEvent(dialog, new Event('cancel', { cancelable: true }))
  const write = (label: string) => fireEvent.input(screen.getByLabelText(label), { target: { value: 'better' } })
  return { onClose, pressEscape, write }
}

test.each([null, 'Search'])('Escape closes at once when nothing was written (%s)', (label) => {
  const { onClose, pressEscape, write } = shown()
  if (label) write(label)
  pressEscape()
  expect(onClose).toHaveBeenCalledOnce()
})

test('Escape warns first when something was written', () => {
  const { onClose, pressEscape, write } = shown()
  write('Note')
  pressEscape()
  expect(onClose).not.toHaveBeenCalled()
  expect(screen.getByText(/is not saved/)).toBeDefined()
  pressEscape()
  expect(onClose).toHaveBeenCalledOnce()
})

test('what takes its place takes the focus, also where it is drawn again before the browser has painted', () => {
  function Found() {
    const heading = useRef<HTMLHeadingElement>(null)
    useEffect(() => heading.current?.focus(), [])
    return (
      <h2 ref={heading} tabIndex={-1}>
        Somebody saved meanwhile
      </h2>
    )
  }
  const page = (isOpen: boolean) => (
    <>
      <button type="button">Review</button>
      {isOpen ? (
        <Dialog title="Send" onClose={() => {}}>
          <button type="button">Send it</button>
        </Dialog>
      ) : (
        <Found />
      )}
    </>
  )
  const place = document.body.appendChild(document.createElement('div'))
  commit(page(false), place)
  screen.getByRole('button', { name: 'Review' }).focus()
  act(() => commit(page(true), place))
  screen.getByRole('button', { name: 'Send it', hidden: true }).focus()
  act(() => {
    commit(page(false), place)
    commit(page(false), place)
  })
  expect(document.activeElement?.textContent).toBe('Somebody saved meanwhile')
  commit(null, place)
  place.remove()
})

test('a form submitted twice is saved once, and can be saved again when that failed', async () => {
  let settle = () => {}
  const save = vi.fn(() => new Promise<void>((resolve) => (settle = resolve)))
  function Visit() {
    const { isBusy, onSubmit } = useOneAtATime(save)
    return (
      <form onSubmit={onSubmit} aria-label="Visit">
        <button type="submit" disabled={isBusy}>
          Save
        </button>
      </form>
    )
  }
  render(<Visit />)
  const form = screen.getByRole('form')
  fireEvent.submit(form)
  fireEvent.submit(form)
  expect(save).toHaveBeenCalledOnce()
  settle()
  await vi.waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(false))
  fireEvent.submit(form)
  expect(save).toHaveBeenCalledTimes(2)
})
