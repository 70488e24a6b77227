// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { showOnlyOwn, showOwn } from '../../static/pwa/src/device/own_pictures'
import type { Frame, Pictures } from '../../static/pwa/src/domain/wire'
import { ExercisePicture, Thumbnail } from '../../static/pwa/src/views/exercise_picture'

const PHOTO = '/api/v1/exercises/own-1/pictures/1.webp'
const pictures = (...frames: Partial<Frame>[]): Pictures => ({
  motion: 'loop_frames',
  frames: frames.map((frame, number) => ({
    name: `${number}`,
    alt: `moment ${number}`,
    files: { woman: `/drawn-${number}.webp` },
    ...frame,
  })),
})
const photo = { files: { woman: PHOTO }, shows: null }

function show(shown: Pictures, side: 'left' | 'right' | null) {
  return render(
    <ExercisePicture pictures={shown} body="woman" side={side} index={0}>
      <p>The words</p>
    </ExercisePicture>,
  )
}

const turned = () => [...document.querySelectorAll('img')].map((image) => image.classList.contains('mirrored'))

beforeEach(() => {
  URL.createObjectURL = () => 'blob:one'
  URL.revokeObjectURL = () => undefined
})
afterEach(cleanup)

// First of all: once a phone keeps pictures, nothing but what it keeps is shown.
test("at the therapist's door photos come from the service itself", () => {
  show(pictures(photo), null)
  expect(screen.getByRole('img').getAttribute('src')).toBe(PHOTO)
})

test('drawings are turned round for the right, a photo only where it shows a side', () => {
  const { unmount } = show(pictures({}, { shows: 'right' }, { shows: null }), 'right')
  expect(turned()).toEqual([true, false, false])
  unmount()
  show(pictures({}, { shows: 'right' }, { shows: null }), 'left')
  expect(turned()).toEqual([false, true, false])
})

test('on a phone a photo shows once it is kept, and its place is the words’ until then', () => {
  showOnlyOwn(new Set())
  show(pictures(photo), null)
  expect([screen.queryByRole('img'), screen.getByText('The words')]).toEqual([null, expect.anything()])
  cleanup()
  showOwn([{ address: PHOTO, type: 'image/webp', bytes: new ArrayBuffer(1) }])
  show(pictures(photo), null)
  expect(screen.getByRole('img', { name: 'moment 0' }).getAttribute('src')).toBe('blob:one')
})

test('one that cannot be shown leaves room to the words; one that comes later is another chance', () => {
  showOnlyOwn(new Set())
  showOwn([{ address: PHOTO, type: 'image/webp', bytes: new ArrayBuffer(1) }])
  const { rerender, container } = render(<Thumbnail pictures={pictures(photo)} body="woman" />)
  fireEvent.error(container.querySelector('img') as HTMLImageElement)
  expect(container.querySelector('img')).toBeNull()
  showOnlyOwn(new Set())
  URL.createObjectURL = () => 'blob:two'
  showOwn([{ address: PHOTO, type: 'image/webp', bytes: new ArrayBuffer(1) }])
  rerender(<Thumbnail pictures={pictures(photo)} body="woman" side="right" />)
  expect(container.querySelector('img')?.getAttribute('src')).toBe('blob:two')
})
