import { describe, expect, test } from 'vitest'
import { digestOf, monthOf, NO_MEMORY, oldestKeptMonth, resendAfter } from '../../../static/pwa/src/domain/resend'
import { uuid7, uuid7Time } from '../../../static/pwa/src/domain/uuid7'
import type { EntriesAnswer } from '../../../static/pwa/src/domain/wire'

let counter = 0
const idIn = (date: string) =>
  uuid7(Date.parse(date), (bytes) => {
    counter += 1
    bytes.fill(counter)
  })

const OCTOBER = [idIn('2026-10-30T23:59:59Z'), idIn('2026-10-02T00:00:00Z')]
const NOVEMBER = [idIn('2026-11-01T00:00:00Z')]
const ALL = [...OCTOBER, ...NOVEMBER]

const told = (ids: readonly string[]) => {
  const [count, xor] = digestOf(ids).split(':')
  return { count: Number(count), xor: String(xor) }
}
const answer = (digest: EntriesAnswer['digest'], epoch = 'one', sequence = 5): EntriesAnswer => ({
  epoch,
  sequence,
  digest,
  results: [],
})
const knowing = { ...NO_MEMORY, epoch: 'one', sequence: 4 }

describe('a UUIDv7', () => {
  test('carries its time, version and variant', () => {
    const id = uuid7(1_795_305_599_123, (bytes) => bytes.fill(255))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7fff-bfff-ffffffffffff$/)
    expect(uuid7Time(id)).toBe(1_795_305_599_123)
    expect(monthOf(idIn('2026-12-31T23:59:59.999Z'))).toBe('2026-12')
  })
})

test('the current and three earlier months are kept', () => {
  expect(oldestKeptMonth(Date.parse('2026-11-21T12:00:00Z'))).toBe('2026-08')
  expect(oldestKeptMonth(Date.parse('2027-02-01T00:00:00Z'))).toBe('2026-11')
})

describe('after an answer', () => {
  test('nothing is sent again when both know the same', () => {
    const digest = { '2026-10': told(OCTOBER), '2026-11': told(NOVEMBER) }
    expect(resendAfter(answer(digest), ALL, NO_MEMORY)).toEqual({
      ids: [],
      memory: { epoch: 'one', sequence: 5, repeated: {} },
    })
  })

  test('the order of ids and the way hex is written play no part', () => {
    const { count, xor } = told([...OCTOBER].reverse())
    const written = `${xor.slice(0, 8)}-${xor.slice(8)}`.toUpperCase()
    expect(resendAfter(answer({ '2026-10': { count, xor: written } }), OCTOBER, knowing).ids).toEqual([])
  })

  test('a month that differs is sent again, and only that', () => {
    const digest = { '2026-10': told(OCTOBER.slice(1)), '2026-11': told(NOVEMBER) }
    expect(resendAfter(answer(digest), ALL, knowing).ids).toEqual(OCTOBER)
  })

  test('a month that the server knows nothing of is sent again', () => {
    expect(resendAfter(answer({ '2026-10': told(OCTOBER) }), ALL, knowing).ids).toEqual(NOVEMBER)
  })

  test('a month that the server knows more of is sent once, not for ever', () => {
    const digest = { '2026-11': told([...NOVEMBER, idIn('2026-11-03T00:00:00Z')]) }
    const first = resendAfter(answer(digest), NOVEMBER, knowing)
    expect(first.ids).toEqual(NOVEMBER)
    const second = resendAfter(answer(digest), NOVEMBER, first.memory)
    expect(second.ids).toEqual([])
    expect(resendAfter(answer(digest), NOVEMBER, second.memory).ids).toEqual([])
    const other = { '2026-11': told([idIn('2026-11-03T00:00:00Z')]) }
    expect(resendAfter(answer(other), NOVEMBER, second.memory).ids).toEqual(NOVEMBER)
  })

  test('once both agree a later loss is seen anew', () => {
    const lost = { '2026-11': told([]) }
    const first = resendAfter(answer(lost), NOVEMBER, knowing)
    const agreed = resendAfter(answer({ '2026-11': told(NOVEMBER) }), NOVEMBER, first.memory)
    expect(agreed.memory.repeated).toEqual({})
    expect(resendAfter(answer(lost), NOVEMBER, agreed.memory).ids).toEqual(NOVEMBER)
  })

  test('a new epoch or a falling sequence sends all that is kept', () => {
    const same = { '2026-10': told(OCTOBER), '2026-11': told(NOVEMBER) }
    const restored = resendAfter(answer(same, 'two', 1), ALL, knowing)
    expect(restored).toEqual({ ids: ALL, memory: { epoch: 'two', sequence: 1, repeated: {} } })
    expect(resendAfter(answer(same, 'one', 3), ALL, knowing).ids).toEqual(ALL)
  })

  test('what another device wrote is not looked for in the digest, but sent again after a restore', () => {
    const digest = { '2026-11': told(NOVEMBER) }
    expect(resendAfter(answer(digest), NOVEMBER, knowing, OCTOBER).ids).toEqual([])
    expect(resendAfter(answer(digest, 'two'), NOVEMBER, knowing, OCTOBER).ids).toEqual([...NOVEMBER, ...OCTOBER])
  })
})
