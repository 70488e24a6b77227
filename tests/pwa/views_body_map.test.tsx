// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, describe, expect, test } from 'vitest'
import type { Place } from '../../static/pwa/src/domain/places'
import { NOT_ASKED } from '../../static/pwa/src/domain/session_log'
import type { PainReport } from '../../static/pwa/src/domain/wire'
import { BodyMap } from '../../static/pwa/src/views/body_map/body_map'
import { MIDDLE } from '../../static/pwa/src/views/body_map/outline'

afterEach(cleanup)

let told: PainReport
function Held() {
  const [report, setReport] = useState<PainReport>({ ...NOT_ASKED, asked: true })
  told = report
  return <BodyMap report={report} onChange={(change) => setReport({ ...report, ...change })} />
}

const shape = (face: 'back' | 'front', place: Place) =>
  document.querySelector(`[data-face="${face}"] [data-place="${place}"]`) as SVGPathElement

/** Where a shape lies in the picture: the middle of its own points, mirrored where its half is. */
function middleOf(path: SVGPathElement): number {
  const numbers = (path.getAttribute('d') ?? '').match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
  const across = numbers.filter((_, index) => index % 2 === 0)
  const middle = across.reduce((sum, x) => sum + x, 0) / across.length
  return path.closest('g')?.hasAttribute('transform') ? 2 * MIDDLE - middle : middle
}

describe('the body map', () => {
  test('seen from behind left is left, seen from the front left is right', () => {
    render(<Held />)
    for (const region of ['low_back', 'buttock', 'thigh_back', 'calf', 'heel'] as const) {
      expect(middleOf(shape('back', `left_${region}`))).toBeLessThan(MIDDLE)
      expect(middleOf(shape('back', `right_${region}`))).toBeGreaterThan(MIDDLE)
    }
    for (const region of ['thigh_front', 'shin', 'foot'] as const) {
      expect(middleOf(shape('front', `left_${region}`))).toBeGreaterThan(MIDDLE)
      expect(middleOf(shape('front', `right_${region}`))).toBeLessThan(MIDDLE)
    }
    const labels = screen.getAllByRole('figure').map((figure) => figure.querySelector('.body-sides')?.textContent)
    expect(labels).toEqual(['LeftRight', 'RightLeft'])
  })

  test('a tap on the picture and a check in the list are the same answer', () => {
    render(<Held />)
    const box = () =>
      within(screen.getByRole('group', { name: 'Left', hidden: true })).getByRole('checkbox', {
        name: 'Calf',
        hidden: true,
      }) as HTMLInputElement
    expect(box().checked).toBe(false)
    fireEvent.click(shape('back', 'left_calf'))
    expect(box().checked).toBe(true)
    expect(told).toMatchObject({ places: ['left_calf'], furthest_left: 4, furthest_right: null })
    expect(screen.getByRole('status').textContent).toBe('Left: calf. Right: nothing marked.')
    fireEvent.click(box())
    expect(shape('back', 'left_calf').classList.contains('is-on')).toBe(false)
    expect(told.furthest_left).toBeNull()
  })

  test('no pain on a side is an answer, and takes back what was marked on it', () => {
    render(<Held />)
    fireEvent.click(shape('front', 'right_shin'))
    fireEvent.click(screen.getByRole('checkbox', { name: 'No pain on the right' }))
    expect(told).toMatchObject({ places: [], furthest_right: 0, furthest_left: null })
    expect(screen.getByRole('status').textContent).toBe('Left: nothing marked. Right: no pain.')
  })

  test('words for the pain are told as they are checked', () => {
    render(<Held />)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Numb', hidden: true }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Dull ache', hidden: true }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Numb', hidden: true }))
    expect(told.qualities).toEqual(['dull'])
  })
})
