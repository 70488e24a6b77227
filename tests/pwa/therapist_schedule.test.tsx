// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { type Desk, DeskProvider } from '../../static/pwa/src/views/therapist/plan/desk'
import { type DraftRoutine, emptyRoutine } from '../../static/pwa/src/views/therapist/plan/draft'
import { ScheduleEditor } from '../../static/pwa/src/views/therapist/plan/schedule_editor'

afterEach(cleanup)

const desk = { change: () => undefined, placed: new Map() } as unknown as Desk

const editor = (routine: DraftRoutine) => (
  <DeskProvider value={desk}>
    <ScheduleEditor routine={routine} />
  </DeskProvider>
)

test('times a week is a field of its own from the start, with its own number', () => {
  const routine = { ...emptyRoutine('Routine'), by: 'weekdays' as const, times_per_week: 3, times_per_day: 1 }
  const { rerender } = render(editor(routine))
  const perDay = screen.getByLabelText('Times a day')
  rerender(editor({ ...routine, by: 'times_per_week' }))
  expect(screen.getByLabelText('Times a day')).toBe(perDay)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Times a week' }).value).toBe('3')
})
