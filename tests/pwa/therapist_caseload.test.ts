import { describe, expect, test } from 'vitest'
import { EVERYTHING, type Filter, filterOf, queryOf } from '../../static/pwa/src/views/therapist/caseload/filter'
import { commandOf } from '../../static/pwa/src/views/therapist/caseload/keys'
import { leftBy } from '../../static/pwa/src/views/therapist/caseload/place_in_list'
import { byVisitToday, ORDERS, type Order, rowsShown } from '../../static/pwa/src/views/therapist/caseload/rows'
import { isNew } from '../../static/pwa/src/views/therapist/client/look'
import { nextDays } from '../../static/pwa/src/views/therapist/visits/next_days'
import type { CaseloadItem, ClientItem } from '../../static/pwa/src/views/therapist/wire'

function item(name: string, changes: Partial<CaseloadItem> = {}): CaseloadItem {
  return {
    client: {
      id: name.toLowerCase(),
      display_name: name,
      affected_side: 'none',
      therapist_id: name < 'M' ? 'ines' : 'ben',
      time_zone: 'Europe/Berlin',
    },
    figures: null,
    last_practised_on: null,
    last_heard_at: null,
    last_visit_on: null,
    next_visit_on: null,
    attention: [],
    ...changes,
  }
}

const names = (rows: readonly CaseloadItem[]) => rows.map((row) => row.client.display_name)

describe('the address says what the caseload shows', () => {
  test.each<[string, Filter]>([
    ['', EVERYTHING],
    ['?q=%C3%B6z&mine=1', { search: 'öz', isMine: true, order: 'attention' }],
    ['?q=a%26b&sort=next_visit', { search: 'a&b', isMine: false, order: 'next_visit' }],
  ])('%s', (query, filter) => {
    expect(filterOf(query)).toEqual(filter)
    expect(filterOf(queryOf(filter))).toEqual(filter)
    expect(queryOf(filter)).toBe(query)
  })

  test('what makes no sense there counts as not said', () => {
    expect(filterOf('?sort=toString&mine=perhaps&x=1')).toEqual(EVERYTHING)
    for (const order of Object.keys(ORDERS) as Order[]) expect(filterOf(`?sort=${order}`).order).toBe(order)
  })
})

describe('rows', () => {
  const rows = [item('Zoë'), item('Öznur'), item('anton')]

  test('are found whatever the case and accents, and by whose they are', () => {
    expect(names(rowsShown(rows, ' OZ', null, 'attention'))).toEqual(['Öznur'])
    expect(names(rowsShown(rows, 'zoe', null, 'attention'))).toEqual(['Zoë'])
    expect(names(rowsShown([item('Abe'), item('Tom')], '', 'ines', 'name'))).toEqual(['Abe'])
    expect(names(rowsShown(rows, '', null, 'name'))).toEqual(['anton', 'Öznur', 'Zoë'])
  })

  test('of those who come today stand apart, in their order', () => {
    const today = { attention: [{ reason: 'visit_today', value: '2026-11-27', text: 'Visit today' }] }
    const split = byVisitToday([item('A'), item('B', today), item('C'), item('D', today)])
    expect([names(split.today), names(split.others)]).toEqual([
      ['B', 'D'],
      ['A', 'C'],
    ])
    expect(byVisitToday(rows)).toEqual({ today: [], others: rows })
  })
})

describe('keys', () => {
  const nowhere = { isTyping: false, isInList: false, letters: true }
  test.each([
    ['j', nowhere, 'next'],
    ['k', nowhere, 'previous'],
    ['/', nowhere, 'search'],
    ['?', nowhere, 'help'],
    ['x', nowhere, null],
    ['toString', nowhere, null],
    // Letters are text in a field, and may be turned off.
    ['j', { ...nowhere, isTyping: true }, null],
    ['j', { ...nowhere, letters: false }, null],
    // Arrows scroll, but where the focus is in the list.
    ['ArrowDown', nowhere, null],
    ['ArrowDown', { isTyping: true, isInList: true, letters: false }, 'next'],
    ['ArrowUp', { ...nowhere, isInList: true }, 'previous'],
    ['Enter', { ...nowhere, isInList: true }, null],
  ])('%s, %o: %s', (key, where, command) => {
    expect(commandOf(key, where)).toBe(command)
  })
})

test.each([
  [{ caseload: { row: 'tom', count: 150 } }, { row: 'tom', count: 150 }],
  [null, null],
  [{ caseload: { row: 3 } }, null],
  ['text', null],
])('the entry of the history that was left by a row leads back to it: %o', (state, left) => {
  expect(leftBy(state)).toEqual(left)
})

test.each([
  ['2-3/month', { least: 2, most: 3, per: 'month', shortest_gap: 10, longest_gap: 15 }, ['10 days', '15 days']],
  ['1-2/week', { least: 1, most: 2, per: 'week', shortest_gap: 4, longest_gap: 7 }, ['4 days', '1 week']],
  ['1-1/week', { least: 1, most: 1, per: 'week', shortest_gap: 7, longest_gap: 7 }, ['1 week']],
  ['0-1/month', { least: 0, most: 1, per: 'month', shortest_gap: 30, longest_gap: null }, ['1 week', '2 weeks']],
  ['nothing said', null, ['1 week', '2 weeks']],
] as const)('the next visit is offered by the rhythm: %s', (_, rhythm, after) => {
  const days = nextDays('2026-02-20', rhythm && { ...rhythm, text: '' })
  expect(days.map((day) => day.after)).toEqual(after)
  if (!rhythm) expect(days.map((day) => day.on)).toEqual(['2026-02-27', '2026-03-06'])
})

test('what arrived after the last look is new, and nothing is at a first look', () => {
  const client = (new_since: string | null) => ({ look: { read_at: '', new_since } }) as ClientItem
  const seen = client('2026-03-11T09:00:00+00:00')
  expect(isNew(seen, '2026-03-11T09:00:00.000001Z')).toBe(false)
  expect(isNew(seen, '2026-03-11T10:00:01+01:00')).toBe(true)
  expect(isNew(seen, '2026-03-11T09:59:59+01:00')).toBe(false)
  expect(isNew(client(null), '2026-03-11T10:00:00Z')).toBe(false)
  expect(isNew({} as ClientItem, '2026-03-11T10:00:00Z')).toBe(false)
})
