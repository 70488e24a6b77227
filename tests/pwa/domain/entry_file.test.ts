import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEntryFile, readEntryText, writeEntryFile } from '../../../static/pwa/src/domain/entry_file'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'

const ID = '019ab000-0000-7000-8000-000000000001'
const LOG = {
  steps: [{ kind: 'hold', prescribed_seconds: 30, done_seconds: 30 }],
  practised_on: '2026-11-21',
  started_at: '2026-11-21T08:00:00.000Z',
  corrected_at: null,
  replaces_id: null,
  routine_id: 'routine',
  amount: null,
  pain_before: NOT_ASKED,
  pain_after: { ...NOT_ASKED, asked: true, score: 3 },
}
const entry = (changes: object = {}) =>
  JSON.stringify({
    id: ID,
    kind: 'session_log',
    schema_version: 1,
    device_id: 'phone',
    device_sequence: 4,
    body: LOG,
    ...changes,
  })
const AT = '2026-11-22T07:00:00.000Z'
const file = (texts: readonly string[]) => writeEntryFile('tom', AT, texts)

describe('a file', () => {
  test('gives back each entry as the very text it was written as', () => {
    const odd = entry().replace('"id":', '"id" : ')
    const read = readEntryFile(file([odd, entry({ kind: 'check_in', body: {} })]), 'tom')
    expect(read).toEqual({
      ok: true,
      entries: [
        { id: ID, kind: 'session_log', device_id: 'phone', device_sequence: 4, text: odd, log: LOG },
        expect.objectContaining({ kind: 'check_in', log: null }),
      ],
    })
  })

  test.each([
    ['not_ours', 'Dear diary'],
    ['not_ours', '{"format":"other"}'],
    ['not_ours', '[1]'],
    ['not_ours', 'null'],
    ['damaged', file([entry()]).slice(0, -20)],
    ['damaged', file([entry()]).replace('done_seconds\\":30', 'done_seconds\\":31')],
    ['damaged', file([entry()]).replace('"version": 1', '"version": "one"')],
    ['damaged', file([entry()]).replace('"entries"', '"lost"')],
    ['damaged', file(['{"id":"no uuid"}'])],
    ['newer', file([entry()]).replace('"version": 1', '"version": 2')],
  ])('that is %s is refused whole: %#', (because, text) => {
    expect(readEntryFile(text, 'tom')).toEqual({ ok: false, because })
  })

  test('of another account is refused whole', () => {
    expect(readEntryFile(file([entry()]), 'ravi')).toEqual({ ok: false, because: 'other_account' })
  })

  test('with any one character changed never gives other entries than were written', () => {
    const text = file([entry(), entry({ id: ID.replace('1', '2') })])
    const written = readEntryFile(text, 'tom')
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, other) => {
        const read = readEntryFile(text.slice(0, at) + other + text.slice(at + 1), 'tom')
        if (read.ok) expect(read).toEqual(written)
      }),
    )
  })
})

describe('an entry', () => {
  test.each([
    7,
    'no JSON',
    '[]',
    entry({ id: 7 }),
    entry({ id: 'x' }),
    entry({ kind: null }),
    entry({ device_id: 1 }),
    entry({ device_sequence: '4' }),
  ])('that no answer could name is none: %#', (text) => {
    expect(readEntryText(text)).toBeNull()
  })

  test.each<[string, object]>([
    ['of a version unknown here', { schema_version: 4 }],
    ['without a body', { body: null }],
    ['whose steps are none', { body: { ...LOG, steps: {} } }],
    ['with a step that is none', { body: { ...LOG, steps: [null] } }],
    ['with a step without seconds', { body: { ...LOG, steps: [{ kind: 'hold', prescribed_seconds: 3 }] } }],
    ['with a step without what was prescribed', { body: { ...LOG, steps: [{ kind: 'hold' }] } }],
    ['with a step without a kind', { body: { ...LOG, steps: [{}] } }],
    ['without a day', { body: { ...LOG, practised_on: null } }],
    ['with half a day', { body: { ...LOG, practised_on: '2026-11' } }],
    ['with a day that is none', { body: { ...LOG, practised_on: '2026-13-41' } }],
    ['without a start', { body: { ...LOG, started_at: 'soon' } }],
    ['corrected at no time', { body: { ...LOG, corrected_at: 'later' } }],
    ['with an unknown amount', { body: { ...LOG, amount: 'lots' } }],
    ['that replaces a number', { body: { ...LOG, replaces_id: 4 } }],
    ['of a routine that is a number', { body: { ...LOG, routine_id: 4 } }],
    ['without a word on pain', { body: { ...LOG, pain_before: null } }],
    ['with pain that is a text', { body: { ...LOG, pain_after: { ...NOT_ASKED, score: 'bad' } } }],
    ['with pain that does not say whether it was asked', { body: { ...LOG, pain_after: {} } }],
  ])('%s is sent all the same, and shown nowhere', (_, changes) => {
    const text = entry(changes)
    expect(readEntryText(text)).toMatchObject({ id: ID, text, log: null })
  })

  test.each(['all', 'half', 'little'])('of %s of a session is shown', (amount) => {
    const body = { ...LOG, amount, corrected_at: '2026-11-21T09:00:00Z', replaces_id: ID }
    expect(readEntryText(entry({ body }))?.log).toEqual(body)
  })
})
