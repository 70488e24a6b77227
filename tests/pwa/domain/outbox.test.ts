import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BATCH_TEXT_LIMIT,
  backoffMs,
  isWorthGoingOn,
  judge,
  nextBatch,
  type OutboxEntry,
  readAnswer,
} from '../../../static/pwa/src/domain/outbox'

const entry = (device_sequence: number, refusals = 0): OutboxEntry => ({
  id: `id-${device_sequence}`,
  device_sequence,
  text: '{}',
  refusals,
})
const ids = (entries: readonly OutboxEntry[]) => entries.map(({ id }) => id)
const reply = (status: number, body: unknown, retry_after_seconds: number | null = null) => ({
  status,
  body,
  retry_after_seconds,
})
const answer = (...results: readonly (readonly [string, string])[]) => ({
  epoch: 'e1',
  sequence: 7,
  digest: { '2026-11': { count: 1, xor: '00' } },
  results: results.map(([id, outcome]) => ({ id, outcome, flags: [] })),
})

describe('the next batch', () => {
  test('has the oldest first and at most a hundred', () => {
    const waiting = Array.from({ length: 130 }, (_, at) => entry(130 - at))
    const batch = nextBatch(waiting, 1000)
    expect(batch).toHaveLength(100)
    expect(ids(batch).slice(0, 2)).toEqual(['id-1', 'id-2'])
    expect(nextBatch(waiting, 0)).toHaveLength(1)
  })

  test('is no more than a slow network carries before the request is given up; one entry always goes', () => {
    const waiting = [1, 2, 3, 4].map((at) => ({ ...entry(at), text: 'x'.repeat(BATCH_TEXT_LIMIT / 2) }))
    expect(ids(nextBatch(waiting, 100))).toEqual(['id-1', 'id-2'])
    const large = { ...entry(0), text: 'x'.repeat(3 * BATCH_TEXT_LIMIT) }
    expect(ids(nextBatch([large, ...waiting], 100))).toEqual(['id-0'])
    expect(ids(nextBatch([entry(0), { ...large, device_sequence: 1 }], 100))).toEqual(['id-0'])
  })

  test('leaves refused entries behind until nothing else waits, then sends them one by one', () => {
    expect(ids(nextBatch([entry(1, 1), entry(2), entry(3)], 100))).toEqual(['id-2', 'id-3'])
    expect(ids(nextBatch([entry(1, 2), entry(2, 1)], 100))).toEqual(['id-2'])
    expect(nextBatch([], 100)).toEqual([])
  })
})

describe('what an answer means', () => {
  test.each(['stored', 'duplicate', 'conflict', 'quarantined'])('%s ends pending for the id it names', (outcome) => {
    const verdict = judge(['a'], reply(200, answer(['a', outcome])), 100)
    expect(verdict.settled).toEqual(new Map([['a', { outcome, flags: [] }]]))
    expect(verdict.trouble).toBeNull()
    expect(verdict.answer?.epoch).toBe('e1')
  })

  test('an id that the answer leaves out stays', () => {
    const verdict = judge(['a', 'b'], reply(200, answer(['a', 'stored'])), 100)
    expect([...verdict.settled.keys()]).toEqual(['a'])
    expect(verdict.trouble).toBe('server')
  })

  test('an id that was not sent, and an outcome unknown here, settle nothing', () => {
    const verdict = judge(['a'], reply(200, answer(['x', 'stored'], ['a', 'eaten'])), 100)
    expect(verdict.settled.size).toBe(0)
    expect(verdict.trouble).toBe('server')
  })

  test.each([
    [401, 'signed_out'],
    [403, 'signed_out'],
    [409, 'server'],
    [429, 'server'],
    [500, 'server'],
    [503, 'server'],
    [302, 'server'],
  ] as const)('%i keeps everything', (status, trouble) => {
    const verdict = judge(['a', 'b'], reply(status, answer(['a', 'stored']), 60), 100)
    expect(verdict).toMatchObject({ trouble, limit: 100, refused: null, retry_after_seconds: 60 })
    expect(verdict.settled.size).toBe(0)
  })

  test('no reply at all is being offline', () => {
    expect(judge(['a'], null, 100)).toMatchObject({ trouble: 'offline', retry_after_seconds: null, answer: null })
  })

  test.each([
    ["a captive portal's page or a cut-off body", undefined],
    ['text', 'OK'],
    ['null', null],
    ['a list', []],
    ['no epoch', { ...answer(), epoch: undefined }],
    ['no sequence', { ...answer(), sequence: '7' }],
    ['no digest', { ...answer(), digest: null }],
    ['a digest of something else', { ...answer(), digest: { '2026-11': { count: 'many', xor: '0' } } }],
    ['a digest without xor', { ...answer(), digest: { '2026-11': { count: 1 } } }],
    ['a digest of numbers', { ...answer(), digest: { '2026-11': 1 } }],
    ['no results', { ...answer(), results: {} }],
  ])('200 with %s keeps everything', (_, body) => {
    expect(readAnswer(body)).toBeNull()
    expect(judge(['a'], reply(200, body), 100)).toMatchObject({ trouble: 'server', limit: 100 })
  })

  test('results that are no results are passed over, missing flags are none', () => {
    const body = { ...answer(), results: [null, 3, { id: 4, outcome: 'stored' }, { id: 'a', outcome: 'stored' }] }
    expect(readAnswer(body)?.results).toEqual([{ id: 'a', outcome: 'stored', flags: [] }])
  })

  test.each([400, 413, 422])('%i halves the batch', (status) => {
    expect(judge(['a', 'b', 'c', 'd', 'e'], reply(status, {}), 100)).toMatchObject({ limit: 2, refused: null })
    expect(judge(['a'], reply(status, {}), 1)).toMatchObject({ limit: 1, refused: 'a' })
    expect(judge([], reply(status, {}), 100)).toMatchObject({ limit: 1, refused: null })
  })

  test('nothing but its own name in a whole answer ever settles an entry', () => {
    const anyReply = fc.record({
      status: fc.integer({ min: 200, max: 599 }),
      body: fc.oneof(fc.anything(), fc.constant(answer(['other', 'stored']))),
      retry_after_seconds: fc.constant(null),
    })
    fc.assert(fc.property(anyReply, (any) => judge(['mine'], any, 100).settled.size === 0))
  })
})

describe('going on', () => {
  test('after success there is more to send, after trouble only smaller batches', () => {
    const sent = [entry(1), entry(2)]
    const fine = judge(['id-1', 'id-2'], reply(200, answer(['id-1', 'stored'], ['id-2', 'stored'])), 100)
    expect(isWorthGoingOn(fine, sent, 100)).toBe(true)
    expect(isWorthGoingOn(fine, [], 100)).toBe(false)
    expect(isWorthGoingOn(judge(['id-1', 'id-2'], reply(413, {}), 100), sent, 100)).toBe(true)
    expect(isWorthGoingOn(judge(['id-1', 'id-2'], reply(503, {}), 100), sent, 100)).toBe(false)
  })

  test('an entry refused alone lets the others pass, but is not tried again at once', () => {
    const refused = judge(['id-1'], reply(413, {}), 1)
    expect(isWorthGoingOn(refused, [entry(1)], 1)).toBe(true)
    expect(isWorthGoingOn(refused, [entry(1, 1)], 1)).toBe(false)
  })
})

test('waiting grows to five minutes, is spread, and is never shorter than the server asks', () => {
  expect(backoffMs(0, null, 0.5)).toBe(0)
  expect(backoffMs(1, null, 1)).toBe(5_000)
  expect(backoffMs(1, null, 0)).toBe(2_500)
  expect(backoffMs(3, null, 1)).toBe(20_000)
  expect(backoffMs(40, null, 1)).toBe(300_000)
  expect(backoffMs(1, 120, 1)).toBe(120_000)
})
