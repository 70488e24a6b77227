import { describe, expect, test } from 'vitest'
import { boxAfter, openRows, weeksOf } from '../../static/pwa/src/views/therapist/ticks/boxes'
import {
  amountOf,
  backAgain,
  bodyOf,
  changed,
  type Draft,
  leftAfter,
  noteOf,
  type Part,
  toggled,
  withoutRecorded,
  withPart,
} from '../../static/pwa/src/views/therapist/ticks/draft'
import type { Recorded, SheetRoutine, TickSheet } from '../../static/pwa/src/views/therapist/wire_ticks'

const TIMED: Recorded = { id: 'timed', evidence: 'timed', is_done: true }

/** From Wednesday 4 to Monday 9 November 2026; `boxes` a day from the Wednesday on. */
function routine(id: string, boxes: readonly number[], recorded: Readonly<Record<string, readonly Recorded[]>> = {}) {
  const days = boxes.map((count, number) => {
    const on = `2026-11-${String(4 + number).padStart(2, '0')}`
    return { on, boxes: count, recorded: recorded[on] ?? [] }
  })
  return { id, name: id, weekdays: null, times_per_week: 7, times_per_day: 1, exercise_ids: [], days } as SheetRoutine
}

describe('the boxes of a sheet', () => {
  test('stand as on the handout: a row a week from Monday on, none where nothing is due, none outside the sheet', () => {
    const weeks = weeksOf(routine('M', [1, 0, 2, 1, 1, 1]))
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-02', '2026-11-09'])
    expect(weeks.map(({ days }) => days.map((day) => day?.boxes.length ?? null))).toEqual([
      [null, null, 1, 0, 2, 1, 1],
      [1, null, null, null, null, null, null],
    ])
    expect(weeks[0]?.days[4]?.boxes.map(({ key, number, of }) => [key, number, of])).toEqual([
      ['M 2026-11-06 1', 1, 2],
      ['M 2026-11-06 2', 2, 2],
    ])
  })

  test('are filled first by what is recorded, which is shown also where it is more than was due', () => {
    const weeks = weeksOf(routine('M', [0, 2], { '2026-11-04': [TIMED], '2026-11-05': [TIMED] }))
    expect(weeks[0]?.days.slice(2, 4).map((day) => day?.boxes.map((box) => box.recorded))).toEqual([
      [TIMED],
      [TIMED, null],
    ])
  })

  test.each<[string, string, string, string | null]>([
    ['the next day', 'M 2026-11-04 1', 'ArrowRight', 'M 2026-11-06 1'],
    ['over the end of a week', 'M 2026-11-08 1', 'ArrowRight', 'M 2026-11-09 1'],
    ['back over its beginning', 'M 2026-11-09 1', 'ArrowLeft', 'M 2026-11-08 1'],
    ['nothing before the first', 'M 2026-11-04 1', 'ArrowLeft', null],
    ['the next week, nearest day', 'M 2026-11-06 1', 'ArrowDown', 'M 2026-11-09 1'],
    ['on into the next routine', 'M 2026-11-09 1', 'ArrowDown', 'E 2026-11-04 1'],
    ['up again', 'E 2026-11-04 1', 'ArrowUp', 'M 2026-11-09 1'],
    ['nothing above the first row', 'M 2026-11-04 1', 'ArrowUp', null],
    ['the second box of a day', 'M 2026-11-06 1', 'ArrowRight', 'M 2026-11-06 2'],
    ['the first of its week', 'M 2026-11-08 1', 'Home', 'M 2026-11-04 1'],
    ['the last of its week', 'M 2026-11-04 1', 'End', 'M 2026-11-08 1'],
    ['no other key moves', 'M 2026-11-04 1', 'a', null],
    ['nor from a box that is gone', 'M 2026-11-05 1', 'ArrowRight', null],
  ])('arrows: %s', (_, from, key, to) => {
    const filled = { '2026-11-07': [TIMED] }
    const rows = openRows([routine('M', [1, 0, 2, 1, 1, 1], filled), routine('E', [1])])
    expect(boxAfter(rows, from, key)).toBe(to)
  })
})

const BOX = weeksOf(routine('M', [1, 1, 1]))[0]?.days.flatMap((day) => day?.boxes ?? []) ?? []
const [WED, THU, FRI] = BOX as [(typeof BOX)[0], (typeof BOX)[0], (typeof BOX)[0]]
const NONE: Draft = new Map()

function ids() {
  let last = 0
  return () => `id-${++last}`
}

function ticked(): Draft {
  const newId = ids()
  return [FRI, WED, THU].reduce((draft, box) => toggled(draft, box, newId), NONE)
}

describe('ticks that are not saved yet', () => {
  test('a box is ticked and unticked, and goes with its day and routine', () => {
    const draft = ticked()
    expect(bodyOf(draft, () => [])).toEqual(
      [
        ['id-2', '2026-11-04'],
        ['id-3', '2026-11-05'],
        ['id-1', '2026-11-06'],
      ].map(([id, on]) => ({ id, routine_id: 'M', practised_on: on, amount: 'all', note: '' })),
    )
    expect([...toggled(draft, WED, ids()).keys()]).toEqual([FRI.key, THU.key])
  })

  test.each<[readonly Part[], string]>([
    [[], 'all'],
    [[null, 'all', null], 'all'],
    [[null, 'left_out', null, null], 'half'],
    [['half', 'half'], 'half'],
    [['left_out', 'left_out', 'left_out', 'all'], 'little'],
    [['left_out'], 'little'],
  ])('what is written of exercises says how much: %j', (parts, amount) => {
    expect(amountOf(parts)).toBe(amount)
  })

  test('what is written goes along in words, and nothing where nothing is written', () => {
    let draft = withPart(ticked(), WED.key, 1, 'left_out', 2)
    draft = changed(draft, WED.key, { words: ' My back was stiff. ' })
    draft = withPart(draft, THU.key, 0, 'half', 2)
    draft = withPart(draft, THU.key, 0, null, 2)
    const bodies = bodyOf(draft, () => ['Figure 4', 'Bridge'])
    expect(bodies.map(({ amount, note }) => [amount, note])).toEqual([
      ['half', 'On the sheet: Bridge: left out. My back was stiff.'],
      ['all', ''],
      ['all', ''],
    ])
    expect(noteOf({ ...(draft.get(WED.key) as never as Parameters<typeof noteOf>[0]), words: '' }, ['A', 'B'])).toBe(
      'On the sheet: B: left out.',
    )
  })

  test('nothing changes of a box that is not ticked', () => {
    const draft = toggled(ticked(), WED, ids())
    expect(changed(draft, WED.key, { words: 'x' })).toBe(draft)
    expect(withPart(draft, WED.key, 0, 'all', 1)).toBe(draft)
  })

  test('what was refused stays, with why; what was saved goes', () => {
    const result = (id: string, outcome: 'stored' | 'duplicate' | 'refused', message = '') =>
      ({ id, outcome, code: '', message }) as const
    const results = [result('id-1', 'stored'), result('id-2', 'duplicate'), result('id-3', 'refused', 'Too early.')]
    const left = leftAfter(
      toggled(ticked(), { ...WED, key: 'new', on: '2026-11-09' }, () => 'id-9'),
      { results },
    )
    expect([...left].map(([key, { why }]) => [key, why])).toEqual([
      [THU.key, 'Too early.'],
      ['new', ''],
    ])
    expect(changed(left, THU.key, { amount: 'half' }).get(THU.key)?.why).toBe('')
  })

  test('after a lost answer the sheet tells which are saved', () => {
    const saved = { id: 'id-2', evidence: 'paper', is_done: true } as const
    const sheet = { routines: [routine('M', [1, 1, 1], { '2026-11-04': [saved] })] } as unknown as TickSheet
    expect([...withoutRecorded(ticked(), sheet).keys()]).toEqual([FRI.key, THU.key])
  })

  test('what is taken back is ticked again under new ids', () => {
    const results = [
      { id: 'id-1', outcome: 'taken_back', code: '', message: '' },
      { id: 'id-3', outcome: 'refused', code: 'changed_since', message: '' },
    ] as const
    const again = backAgain(ticked(), { results }, () => 'new-id')
    expect([...again].map(([key, { id }]) => [key, id])).toEqual([[FRI.key, 'new-id']])
  })
})
