import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  isoWeekday,
  localDate,
  mondayOf,
  monthFrom,
  utcMonth,
} from '../../../static/pwa/src/domain/local_date'

const at = (instant: string) => Date.parse(instant)

describe('the local date', () => {
  test.each([
    ['2026-11-21T23:30:00Z', 'Europe/Berlin', '2026-11-22'],
    ['2026-11-21T22:59:59Z', 'Europe/Berlin', '2026-11-21'],
    ['2026-11-21T09:59:00Z', 'Pacific/Kiritimati', '2026-11-21'],
    ['2026-11-21T10:00:00Z', 'Pacific/Kiritimati', '2026-11-22'],
    ['2026-01-01T07:59:00Z', 'America/Los_Angeles', '2025-12-31'],
    // The hour that summer time takes away, and the one it gives twice.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-11-21T18:30:00Z', 'Asia/Kathmandu', '2026-11-22'],
  ])('at %s in %s is %s', (instant, zone, on) => {
    expect(localDate(at(instant), zone)).toBe(on)
  })
})

test('days, weeks and months step over every edge', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(daysBetween('2026-10-20', '2026-11-03')).toBe(14)
  expect(daysBetween('2026-11-03', '2026-10-20')).toBe(-14)
  expect(isoWeekday('2026-11-16')).toBe(1)
  expect(isoWeekday('2026-11-22')).toBe(7)
  expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  expect(utcMonth(at('2026-12-31T23:59:59Z'))).toBe('2026-12')
  expect(monthFrom('2026-01', -1)).toBe('2025-12')
})
