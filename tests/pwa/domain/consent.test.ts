import { describe, expect, test } from 'vitest'
import { askedText, isHeldBack, joined, NO_CONSENT, sendable } from '../../../static/pwa/src/domain/consent'
import type { ConsentBody } from '../../../static/pwa/src/domain/wire'

const text = (version: number) => ({ version, body: 'We keep what you do.', published_at: '2026-03-01T09:00:00Z' })
const told = (text_version: number, answer: ConsentBody['answer'] = 'agreed'): ConsentBody => ({
  answered_at: '2026-03-11T09:00:00Z',
  text_version,
  answer,
})

describe('what waits for an answer, and what stays on the phone', () => {
  test.each([
    ['no text', NO_CONSENT, null, false],
    ['a text without an answer', { text: text(1), told: null }, 1, true],
    ['a yes to it', { text: text(1), told: told(1) }, null, false],
    ['a no to it', { text: text(1), told: told(1, 'refused') }, null, true],
    ['a yes to the version before', { text: text(2), told: told(1) }, 2, false],
    ['a no to the version before', { text: text(2), told: told(1, 'refused') }, 2, true],
    ['a yes to a version that a restored service has lost', { text: text(1), told: told(2) }, 1, false],
    ['a text that was lost', { text: null, told: told(1, 'refused') }, null, false],
  ])('%s', (_, kept, asked, isHeld) => {
    expect(askedText(kept)?.version ?? null).toBe(asked)
    expect(isHeldBack(kept)).toBe(isHeld)
  })

  test('the answer itself is sent, nothing else', () => {
    const waiting = [{ kind: 'session_log' }, { kind: 'consent' }, { kind: 'safety_answer' }]
    expect(sendable(waiting, { text: text(1), told: told(1, 'refused') })).toEqual([{ kind: 'consent' }])
    expect(sendable(waiting, { text: text(1), told: told(1) })).toEqual(waiting)
  })
})

describe('what another phone answered', () => {
  test.each([
    ['is taken over', told(1), null, told(1)],
    ['does not undo what was answered here to the same text', told(1, 'refused'), told(1), told(1)],
    ['rules when it is to a newer text', told(2, 'refused'), told(1), told(2, 'refused')],
    ['is nothing where nobody answered', null, null, null],
    ['never takes this one away', null, told(1), told(1)],
  ])('%s', (_, server, own, rules) => {
    expect(joined({ text: text(2), told: server }, own)).toEqual({ text: text(2), told: rules })
  })
})
