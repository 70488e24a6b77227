import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { judge } from '../../../static/pwa/src/domain/outbox'
import { NO_MEMORY } from '../../../static/pwa/src/domain/resend'
import type { SessionLogItem } from '../../../static/pwa/src/domain/wire'
import {
  accountDatabaseName,
  deleteAccountDatabase,
  deviceId,
  renewDeviceId,
} from '../../../static/pwa/src/store/device'
import type { WaitingEntry } from '../../../static/pwa/src/store/schema'
import { openStore, RunTakenOver, type Store } from '../../../static/pwa/src/store/store'
import { LOG, ME_PLAN, RUN, SENDER } from './kept'

let account = 0
let store: Store

beforeEach(() => {
  account += 1
  store = openStore(`account-${account}`, SENDER)
})

const answered = (entries: readonly WaitingEntry[], outcome: string, epoch = 'e') =>
  judge(
    entries.map(({ id }) => id),
    {
      status: 200,
      body: {
        epoch,
        sequence: 1,
        digest: {},
        results: entries.map(({ id }) => ({ id, outcome, flags: ['clock_skew'] })),
      },
      retry_after_seconds: null,
    },
    100,
  )

describe('the plan', () => {
  test('is kept with its ETag', async () => {
    expect(await store.loadPlan()).toBeNull()
    await store.savePlan({ body: ME_PLAN, etag: '"v1"' })
    expect(await store.loadPlan()).toEqual({ body: ME_PLAN, etag: '"v1"' })
  })

  test('of one account is not seen by another', async () => {
    await store.savePlan({ body: ME_PLAN, etag: null })
    expect(await openStore('somebody else', SENDER).loadPlan()).toBeNull()
  })
})

describe('a run', () => {
  test('is there again after the tab was killed', async () => {
    await store.saveRun(RUN)
    await store.saveMarks(RUN, [...RUN.marks, { at: 9, kind: 'pause' }])
    const reopened = openStore(store.account_id, SENDER)
    expect((await reopened.loadRun())?.marks).toEqual([
      { at: 0, kind: 'start' },
      { at: 9, kind: 'pause' },
    ])
  })

  test('taken over by another tab is no longer written by the first', async () => {
    await store.saveRun(RUN)
    await store.saveRun({ ...RUN, owner: 'other tab' })
    await expect(store.saveMarks(RUN, [])).rejects.toBeInstanceOf(RunTakenOver)
    await expect(store.finishSession(RUN, LOG)).rejects.toBeInstanceOf(RunTakenOver)
    expect(await store.unsentCount()).toBe(0)
    expect((await store.loadRun())?.marks).toEqual(RUN.marks)
  })

  test('finished becomes one session and one entry, and is gone', async () => {
    await store.saveRun(RUN)
    const id = await store.finishSession(RUN, LOG)
    expect(id).toBe(RUN.id)
    expect(await store.loadRun()).toBeNull()
    const session = { id, log: LOG, status: 'pending', flags: [], is_own: true, received_at: null }
    expect(await store.listSessions()).toEqual([session])
    const [entry] = await store.listOutbox()
    expect(JSON.parse(String(entry?.text))).toEqual({
      id,
      kind: 'session_log',
      body: LOG,
      schema_version: 3,
      device_id: 'device',
      device_sequence: 1,
      app_version: '0.0.0',
      time_zone: 'Europe/Berlin',
    })
  })

  test('finished twice is still one session; what was said the second time is not called saved', async () => {
    await store.saveRun(RUN)
    await store.finishSession(RUN, LOG)
    expect(await store.finishSession(RUN, LOG)).toBe(RUN.id)
    await expect(store.finishSession(RUN, { ...LOG, note: 'again' })).rejects.toBeInstanceOf(RunTakenOver)
    expect(await store.unsentCount()).toBe(1)
    expect((await store.listSessions()).map(({ log }) => log.note)).toEqual([''])
  })

  test('given up leaves nothing', async () => {
    await store.saveRun(RUN)
    await store.discardRun(RUN.id)
    expect([await store.loadRun(), await store.unsentCount()]).toEqual([null, 0])
  })
})

describe('entries', () => {
  test('are numbered in the order in which they were written', async () => {
    await store.recordCheckIn({ about_session_id: null, on: '2026-11-21', pain: null, why_missed: 'time' })
    await store.recordSession({ ...LOG, evidence: 'added_later', amount: 'all' })
    await store.recordAnswers({ answered_at: '2026-11-21T08:00:00Z', screen: 'full', answers: [] }, null)
    const kinds = (await store.listOutbox()).map(({ kind, device_sequence }) => [device_sequence, kind])
    expect(kinds.sort()).toEqual([
      [1, 'check_in'],
      [2, 'session_log'],
      [3, 'safety_answer'],
    ])
  })

  test('of a red answer lock the phone with the entry that is sent', async () => {
    const body = { answered_at: '2026-11-21T08:00:00Z', screen: 'full', answers: [] } as const
    const kept = await store.recordAnswers(body, 'emergency')
    expect(kept.lock).toEqual({ id: kept.id, level: 'emergency', locked_at: body.answered_at })
    expect(await store.listAnswers()).toEqual([kept])
    expect((await store.listOutbox()).map(({ id }) => id)).toEqual([kept.id])
  })

  test.each(['stored', 'duplicate', 'conflict', 'quarantined'])(
    'answered %s are not pending and show it',
    async (outcome) => {
      const id = await store.recordSession(LOG)
      const sent = await store.listOutbox()
      await store.settle(sent, answered(sent, outcome), '2026-11-21T09:00:00Z')
      expect(await store.unsentCount()).toBe(0)
      expect((await store.listSessions())[0]).toMatchObject({
        id,
        status: outcome,
        flags: ['clock_skew'],
        received_at: '2026-11-21T09:00:00Z',
      })
      expect(await store.acknowledged('device')).toEqual({ own: [id], foreign: [] })
      expect(await store.lastReceivedAt()).toBe('2026-11-21T09:00:00Z')
    },
  )

  test('that an answer does not name stay, and so does everything without an answer', async () => {
    await store.recordSession(LOG)
    await store.recordSession(LOG)
    const [one, two] = await store.listOutbox()
    if (!one || !two) throw new Error('Two entries were written.')
    await store.settle([one, two], answered([one], 'stored'), 'now')
    expect((await store.listOutbox()).map(({ id }) => id)).toEqual([two.id])
    await store.settle([two], judge([two.id], null, 100), 'later')
    expect([await store.unsentCount(), await store.lastReceivedAt()]).toEqual([1, 'now'])
  })

  test('refused alone remember it', async () => {
    await store.recordSession(LOG)
    const sent = await store.listOutbox()
    const verdict = judge([String(sent[0]?.id)], { status: 413, body: {}, retry_after_seconds: null }, 1)
    await store.settle(sent, verdict, 'now')
    expect((await store.listOutbox()).map(({ refusals }) => refusals)).toEqual([1])
  })
})

describe('after a restore of the server', () => {
  test('acknowledged entries go out again as the same text, and keep what they were judged to be', async () => {
    const id = await store.recordSession(LOG)
    const sent = await store.listOutbox()
    await store.settle(sent, answered(sent, 'conflict'), 'now')
    await store.sendAgain([id, 'unknown'], { ...NO_MEMORY, epoch: 'two' })
    const again = await store.listOutbox()
    expect(again).toEqual(sent)
    expect((await store.serverMemory()).epoch).toBe('two')
    await store.settle(again, answered(again, 'duplicate'), 'later')
    expect((await store.listSessions())[0]?.status).toBe('conflict')
    expect(await store.unsentCount()).toBe(0)
  })

  test('only the current and three earlier months are kept', async () => {
    await store.saveRun(RUN)
    await store.finishSession(RUN, LOG)
    const sent = await store.listOutbox()
    await store.settle(sent, answered(sent, 'stored'), 'now')
    await store.forgetOldAcknowledged(Date.parse('2026-02-28T00:00:00Z'))
    expect((await store.acknowledged('device')).own).toEqual([RUN.id])
    await store.forgetOldAcknowledged(Date.parse('2026-03-01T00:00:00Z'))
    expect((await store.acknowledged('device')).own).toEqual([])
    expect(await store.listSessions()).toHaveLength(1)
  })

  test('what a phone wrote while its clock was months behind is kept from when it was received', async () => {
    await store.saveRun(RUN)
    await store.finishSession(RUN, LOG)
    const sent = await store.listOutbox()
    await store.settle(sent, answered(sent, 'stored'), '2026-06-20T08:00:00.000Z')
    await store.forgetOldAcknowledged(Date.parse('2026-09-30T00:00:00Z'))
    expect((await store.acknowledged('device')).own).toEqual([RUN.id])
    await store.forgetOldAcknowledged(Date.parse('2026-10-01T00:00:00Z'))
    expect((await store.acknowledged('device')).own).toEqual([])
  })
})

test('history of the server never overwrites what this phone wrote', async () => {
  const id = await store.recordSession(LOG)
  const item = { ...LOG, note: 'theirs', flags: [] } as unknown as SessionLogItem
  await store.saveHistory([
    { ...item, id },
    { ...item, id: 'other phone' },
  ])
  const notes = (await store.listSessions()).map(({ log, is_own }) => [log.note, is_own])
  expect(notes).toEqual([
    ['', true],
    ['theirs', false],
  ])
})

test('settings have defaults for what was never chosen', async () => {
  const chosen = { ...(await store.loadSettings()), first_side: 'right' } as const
  expect(chosen.has_sound).toBe(true)
  await store.saveSettings(chosen)
  expect((await store.loadSettings()).first_side).toBe('right')
})

test('a deleted account leaves no database, and who still holds it is refused', async () => {
  await store.recordSession(LOG)
  await store.retire()
  await deleteAccountDatabase(store.account_id)
  await expect(store.unsentCount()).rejects.toThrow()
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names).not.toContain(accountDatabaseName(store.account_id))
})

test('the device keeps its id until its entries were deleted', async () => {
  const first = await deviceId()
  expect(await deviceId()).toBe(first)
  await renewDeviceId()
  expect(await deviceId()).not.toBe(first)
})
