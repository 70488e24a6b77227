import { expect, test } from 'vitest'
import { daysToFetch, differences, type MonthsInForce } from '../../../static/pwa/src/domain/history'
import { digestOf } from '../../../static/pwa/src/domain/resend'

const id = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const session = (number: number, practised_on: string) => ({ id: id(number), practised_on })

function told(months: Readonly<Record<string, readonly number[]>>): MonthsInForce {
  const words = Object.entries(months).map(([month, numbers]) => {
    const [count, xor] = digestOf(numbers.map(id)).split(':')
    return [month, { count: Number(count), xor: String(xor) }] as const
  })
  return { first_on: '2026-01-01', months: Object.fromEntries(words) }
}

test('nothing differs where both know the same, and what is older than the server told of plays no part', () => {
  const known = [session(2, '2026-11-02'), session(1, '2026-11-01'), session(9, '2025-12-31')]
  expect(differences(told({ '2026-11': [1, 2] }), known)).toEqual({})
})

test('a month differs by what is missing here, what is missing there, and by another session of the same number', () => {
  const known = [session(1, '2026-09-30'), session(2, '2026-10-01')]
  const found = differences(told({ '2026-08': [5], '2026-10': [3] }), known)
  expect(Object.keys(found).sort()).toEqual(['2026-08', '2026-09', '2026-10'])
  expect(found['2026-08']).toBe(`${digestOf([id(5)])} ${digestOf([])}`)
})

test('months that touch are fetched as one stretch, also over the turn of a year', () => {
  const found = { '2027-01': 'a', '2026-12': 'b', '2026-02': 'c', '2070-01': 'd' }
  expect(daysToFetch(found, {})).toEqual([
    { first_on: '2026-02-01', last_on: '2026-02-28' },
    { first_on: '2026-12-01', last_on: '2027-01-31' },
    { first_on: '2070-01-01', last_on: '2070-01-31' },
  ])
})

test('a difference that fetching did not mend is left alone until either side changes', () => {
  const accepted = { '2026-11': 'theirs ours' }
  expect(daysToFetch({ '2026-11': 'theirs ours' }, accepted)).toEqual([])
  expect(daysToFetch({ '2026-11': 'theirs more' }, accepted)).toHaveLength(1)
})
