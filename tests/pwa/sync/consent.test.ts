// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../../../static/pwa/src/store/store'
import { fetchConsent } from '../../../static/pwa/src/sync/consent'
import { drain } from '../../../static/pwa/src/sync/drain'
import { consent, store } from '../../../static/pwa/src/sync/state'
import { LOG, ME_PLAN, OWN_SENDER } from '../store/kept'
import { FakeServer, TOM } from './fake_server'

const AT = '2026-11-21T09:00:00Z'
let server: FakeServer
let phone: Store
let opened = 0

const text = (version: number) => ({ version, body: 'We keep what you do.', published_at: AT })

async function planNames(version: number | null): Promise<void> {
  server.consent = { ...server.consent, text: version === null ? null : text(version) }
  await phone.savePlan({ body: { ...ME_PLAN, consent_version: version }, etag: null })
  await fetchConsent(phone)
}

const answer = (text_version: number, told: 'agreed' | 'refused') =>
  phone.recordConsent(text(text_version), { answered_at: AT, text_version, answer: told })

const kindsSent = () => server.posts.flatMap(({ entries }) => entries.map(({ kind }) => kind))

beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('fetch', server.fetch)
  opened += 1
  server.cookie = { ...TOM, account: { ...TOM.account, id: `consent-${opened}` } }
  phone = openStore(`consent-${opened}`, OWN_SENDER)
  store.value = phone
})

test('a practice without a text costs no request and holds nothing back', async () => {
  await phone.savePlan({ body: ME_PLAN, etag: null })
  await fetchConsent(phone)
  await phone.recordSession(LOG)
  await drain(phone, true)
  expect([server.consentRequests, kindsSent()]).toEqual([0, ['session_log']])
})

test('the text is fetched once, and again when there is another version', async () => {
  await planNames(1)
  await fetchConsent(phone)
  expect([server.consentRequests, consent.value.text?.version]).toEqual([1, 1])
  await planNames(2)
  expect([server.consentRequests, consent.value.text?.version]).toEqual([2, 2])
})

test('until the answer nothing else is sent, though what is unsent is told; a yes sends it all', async () => {
  await planNames(1)
  await phone.recordSession(LOG)
  await drain(phone, true)
  expect(server.posts.map(({ entries, unsent }) => [entries.length, unsent])).toEqual([[0, 1]])
  await answer(1, 'agreed')
  await drain(phone, true)
  expect(kindsSent()).toEqual(['session_log', 'consent'])
  expect(await phone.unsentCount()).toBe(0)
})

test('a no is sent, holds what was recorded before and after, and loses none of it', async () => {
  await planNames(1)
  await phone.recordSession(LOG)
  await answer(1, 'refused')
  await phone.recordSession({ ...LOG, note: 'after' })
  await drain(phone, true)
  expect([kindsSent(), await phone.unsentCount()]).toEqual([['consent'], 2])
  expect(server.posts.at(-1)?.unsent).toBe(2)
  await answer(1, 'agreed')
  await drain(phone, true)
  expect(kindsSent()).toEqual(['consent', 'session_log', 'session_log', 'consent'])
})

test('a restored service gets back what was agreed to, not what is held', async () => {
  await planNames(1)
  await answer(1, 'agreed')
  await phone.recordSession(LOG)
  await drain(phone, true)
  server.stored.clear()
  server.epoch = 'two'
  await answer(1, 'refused')
  await phone.recordSession({ ...LOG, note: 'held' })
  await drain(phone, true)
  expect([...server.stored.values()].map((kept) => JSON.parse(kept).body.note)).not.toContain('held')
})

test('what another phone answered holds here too', async () => {
  server.consent = { text: text(1), answer: { answered_at: AT, text_version: 1, answer: 'agreed' } }
  await planNames(1)
  expect(consent.value.told?.answer).toBe('agreed')
  await phone.recordSession(LOG)
  await drain(phone, true)
  expect(await phone.unsentCount()).toBe(0)
})

test('without network the text and the answer are still there after a start', async () => {
  await planNames(1)
  server.isReachable = false
  await answer(1, 'agreed')
  await phone.retire()
  const again = openStore(`consent-${opened}`, OWN_SENDER)
  expect(await again.loadConsent()).toEqual({
    text: text(1),
    told: { answered_at: AT, text_version: 1, answer: 'agreed' },
  })
  expect(await again.unsentCount()).toBe(1)
})
