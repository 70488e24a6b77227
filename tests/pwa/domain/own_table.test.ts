import { expect, test } from 'vitest'
import { sessionsTable } from '../../../static/pwa/src/domain/own_table'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import { toldLog } from '../../../static/pwa/src/domain/told_session'
import type { SessionLogBody } from '../../../static/pwa/src/domain/wire'

const WORDS = { head: ['Day', 'Note'], routine: () => 'Morning, short' }
const told = toldLog(
  { routine_id: 'r', practised_on: '2026-11-26', amount: 'half', score_before: null, score_after: 0, note: '' },
  { id: 'p', version: 1 },
  Date.UTC(2026, 10, 26, 11),
)
const table = (log: Partial<SessionLogBody>) =>
  sessionsTable([{ id: 'a', log: { ...told, ...log } }], WORDS).split('\r\n')

test('a session is a line: what is not known is empty, 0 is not', () => {
  expect(table({})).toEqual([
    '\ufeffDay,Note',
    '2026-11-26,2026-11-26T11:00:00.000Z,"Morning, short",added_later,,,half,,0,,',
    '',
  ])
})

test('a timed session has its seconds', () => {
  const step = { kind: 'hold', prescribed_seconds: 30, done_seconds: 20 } as SessionLogBody['steps'][number]
  const log = {
    evidence: 'timed',
    amount: null,
    steps: [step],
    stopped_because: 'time',
    pain_after: NOT_ASKED,
  } as const
  expect(table(log)[1]).toBe('2026-11-26,2026-11-26T11:00:00.000Z,"Morning, short",timed,20,30,,,,time,')
})

test.each([
  ['a "tight" day', '"a ""tight"" day"'],
  ['one\r\ntwo', '"one\r\ntwo"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['-1, worse', '"\'-1, worse"'],
  ['@home', "'@home"],
])('the note %j is a cell of its own and no formula', (note, cell) => {
  const [, text] = sessionsTable([{ id: 'a', log: { ...told, note } }], WORDS).split('half,,0,,')
  expect(text).toBe(`${cell}\r\n`)
})
