// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { Stepper, typedNumber } from '../../static/pwa/src/views/therapist/parts/stepper'

afterEach(cleanup)

function hold(onChange = vi.fn()) {
  render(<Stepper label="Hold" unit="s" value={30} min={5} max={120} onChange={onChange} />)
  return { onChange, field: screen.getByLabelText<HTMLInputElement>('Hold s') }
}

test('a number counts as soon as it is typed, so that Save is there for the next click', () => {
  const { onChange, field } = hold()
  fireEvent.input(field, { target: { value: '25' } })
  expect(onChange).toHaveBeenCalledExactlyOnceWith(25)
})

test('a number outside says what is possible, and becomes the nearest one that is', () => {
  const { onChange, field } = hold()
  fireEvent.input(field, { target: { value: '999' } })
  expect(screen.getByRole('alert').textContent).toBe('From 5 to 120.')
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.blur(field)
  expect(onChange).toHaveBeenCalledExactlyOnceWith(120)
})

test('the range stays in sight after the field is left, so that nothing moves from under the next click', () => {
  const { field } = hold()
  fireEvent.input(field, { target: { value: '999' } })
  fireEvent.blur(field)
  expect(screen.getByRole('alert').textContent).toBe('From 5 to 120.')
  expect(field.getAttribute('aria-invalid')).toBe('false')
  fireEvent.input(field, { target: { value: '60' } })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a number changed elsewhere, as by Undo, is in the field at once', () => {
  const props = { label: 'Hold', min: 5, max: 120, onChange: () => undefined }
  const { rerender } = render(<Stepper {...props} value={30} />)
  rerender(<Stepper {...props} value={45} />)
  expect(screen.getByLabelText<HTMLInputElement>('Hold').value).toBe('45')
})

test('an emptied field waits for its number without complaint', () => {
  const { onChange, field } = hold()
  fireEvent.input(field, { target: { value: '' } })
  expect(screen.queryByRole('alert')).toBeNull()
  fireEvent.blur(field)
  expect(onChange).not.toHaveBeenCalled()
  expect(field.value).toBe('30')
})

test.each([
  ['25', 25],
  [' 5 ', 5],
  ['4', null],
  ['2.5', null],
  ['-6', null],
  ['', null],
])('%j is typed as %j', (typed, expected) => {
  expect(typedNumber(typed, 5, 120)).toBe(expected)
})

test('at an end its button does nothing, and keeps the focus: a disabled one would drop it', () => {
  const onChange = vi.fn()
  render(<Stepper label="Hold" unit="s" value={5} min={5} max={120} onChange={onChange} />)
  const less = screen.getByRole<HTMLButtonElement>('button', { name: 'Less: Hold, s' })
  less.focus()
  fireEvent.click(less)
  expect(onChange).not.toHaveBeenCalled()
  expect([less.disabled, less.getAttribute('aria-disabled')]).toEqual([false, 'true'])
  expect(document.activeElement).toBe(less)
})
