import { expect, test } from 'vitest'
import type { SessionLogBody, StepResult } from '../../static/pwa/src/domain/wire'
import {
  recordedChoice,
  reportedBody,
  reportedFrom,
} from '../../static/pwa/src/views/therapist/client/reported_session'
import { onDay, restored, withdrawn } from '../../static/pwa/src/views/therapist/client/session_bodies'
import type { HistoryItem, SavedPlan } from '../../static/pwa/src/views/therapist/wire'
import type { Salvaged } from '../../static/pwa/src/views/therapist/wire_review'
import { LOG } from './store/kept'

const NOW = new Date('2026-11-20T12:00:00Z')
const named = { ...LOG, id: 'first', received_at: '2026-11-20T10:00:00Z', flags: [] }
const plan = { id: 'plan', version: 3, routines: [{ id: 'morning' }, { id: 'evening' }] } as unknown as SavedPlan
const hold = { kind: 'hold', done_seconds: 26, prescribed_seconds: 30 } as StepResult
const rest = { kind: 'rest', done_seconds: 10, prescribed_seconds: 10 } as StepResult
const salvaged: Salvaged = {
  routine_id: 'evening',
  practised_on: '2026-11-18',
  started_at: '2026-11-18T18:00:00Z',
  ended_at: '2026-11-18T18:09:00Z',
  steps: [hold, rest],
  amount: 'half',
  note: 'Fine',
}

test('a withdrawal keeps what the log says, and sends nothing that the service added', () => {
  const body = withdrawn(named)
  expect(body).toEqual({ ...LOG, replaces_id: 'first', is_withdrawn: true })
})

test('restored is what stood last before the withdrawal', () => {
  const history = [named, { ...named, id: 'second', note: 'Later.' }, { ...named, id: 'gone', is_withdrawn: true }]
  expect(restored(history as unknown as HistoryItem[])).toEqual({ ...LOG, note: 'Later.', replaces_id: 'second' })
  expect(restored([])).toBeNull()
})

test('on another day a session keeps its hours; on its own it is confirmed as it is', () => {
  const log = {
    ...named,
    practised_on: '2070-01-01',
    started_at: '2070-01-01T08:00:00Z',
    ended_at: '2070-01-01T08:10:00Z',
  }
  expect(onDay(log, '2026-11-18')).toMatchObject({
    practised_on: '2026-11-18',
    started_at: '2026-11-18T08:00:00.000Z',
    ended_at: '2026-11-18T08:10:00.000Z',
    replaces_id: 'first',
  } satisfies Partial<SessionLogBody>)
  expect(onDay(log, '2070-01-01')).toMatchObject({ started_at: log.started_at, ended_at: log.ended_at })
})

test('the form begins with what could be read of a record', () => {
  expect(reportedFrom(salvaged, plan, '2026-11-20')).toMatchObject({
    routineId: 'evening',
    practisedOn: '2026-11-18',
    amount: 'half',
    note: 'Fine',
  })
  expect(
    reportedFrom({ ...salvaged, routine_id: 'gone', practised_on: '2070-01-01' }, plan, '2026-11-20'),
  ).toMatchObject({ routineId: 'morning', practisedOn: '2026-11-20' })
  expect(reportedFrom(null, plan, '2026-11-20')).toMatchObject({ amount: 'all', note: '' })
})

test('seconds go along only where they are chosen, and times only on the day they are of', () => {
  const told = { ...reportedFrom(salvaged, plan, '2026-11-20'), amount: 'recorded' as const }
  expect(recordedChoice(salvaged).label).toBe('As recorded, 26 of 30 s')
  expect(reportedBody(told, plan, NOW, salvaged)).toMatchObject({
    amount: null,
    steps: [hold, rest],
    started_at: salvaged.started_at,
    evidence: 'reported_to_therapist',
  })
  const moved = reportedBody({ ...told, amount: 'all', practisedOn: '2026-11-17' }, plan, NOW, salvaged)
  expect(moved).toMatchObject({ amount: 'all', steps: [], started_at: '2026-11-17T12:00:00.000Z' })
})
