// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Dialog } from '../../static/pwa/src/views/therapist/parts/dialog'
import { useOneAtATime } from '../../static/pwa/src/views/therapist/parts/one_at_a_time'

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false
  }
})
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
