import { describe, expect, test } from 'vitest'
import { logsInForce, rulingLogs, withdrawal } from '../../../static/pwa/src/domain/corrections'
import { LOG } from '../store/kept'

const NOW = Date.parse('2026-11-22T07:00:00Z')
const first = { id: '019ab000-0000-7000-8000-000000000001', log: LOG }
const taken = { id: '019ab000-0000-7000-8000-000000000002', log: withdrawal(first, true, NOW) }
const back = { id: '019ab000-0000-7000-8000-000000000003', log: withdrawal(taken, false, NOW + 60_000) }

describe('a session that was withdrawn', () => {
  test('counts nowhere, and what was recorded stays', () => {
    expect(logsInForce([first, taken])).toEqual([])
    expect(rulingLogs([first, taken])).toEqual([taken])
    const { steps, started_at, practised_on, note } = taken.log
    expect({ steps, started_at, practised_on, note }).toEqual({
      steps: LOG.steps,
      started_at: LOG.started_at,
      practised_on: LOG.practised_on,
      note: LOG.note,
    })
  })

  test('can be put back', () => {
    expect(logsInForce([first, taken, back])).toEqual([back])
    expect(back.log.replaces_id).toBe(taken.id)
  })

  test('stays so though this phone is behind the clock that dated the last correction', () => {
    const byStaff = { ...first.log, replaces_id: first.id, corrected_at: '2026-11-23T12:00:00.000Z' }
    const corrected = { id: 'by staff', log: byStaff }
    const late = { id: 'late', log: withdrawal(corrected, true, NOW) }
    expect(late.log.corrected_at).toBe('2026-11-23T12:00:00.001Z')
    expect(logsInForce([first, corrected, late])).toEqual([])
  })

  test('tells the service nothing but what a log may hold', () => {
    const told = { ...LOG, first_id: 'x', routine_name: 'Morning', is_done: true } as typeof LOG
    expect(Object.keys(withdrawal({ id: 'x', log: told }, true, NOW)).sort()).toEqual(Object.keys(LOG).sort())
  })
})
