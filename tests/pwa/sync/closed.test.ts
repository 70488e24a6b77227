// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../../static/pwa/src/device/api'
import { loadAccount, saveAccount } from '../../../static/pwa/src/store/device'
import { noteSignIn } from '../../../static/pwa/src/sync/load'
import { account } from '../../../static/pwa/src/sync/state'
import { TOM } from './fake_server'

const refusal = (slug: string | null): Answer<unknown> => ({
  ok: false,
  status: 401,
  problem: slug ? { type: `http://x/problems/${slug}`, title: '', status: 401, detail: '' } : null,
  retry_after_seconds: null,
})

beforeEach(async () => {
  account.value = { ...TOM, is_signed_in: true }
  await saveAccount(account.value)
})

test('a deleted record is said and kept, and is over when the practice brings it back', async () => {
  await noteSignIn(false, refusal('record-closed'))
  expect(account.value).toMatchObject({ is_signed_in: false, is_closed: true })
  expect(await loadAccount()).toMatchObject({ is_closed: true })
  await noteSignIn(false, refusal(null))
  expect(account.value?.is_closed).toBe(true)
  await noteSignIn(true)
  expect(account.value).toMatchObject({ is_signed_in: true, is_closed: false })
})

test('a session that only ended is no deleted record, and a later word of the service rules', async () => {
  await noteSignIn(false, refusal('not-signed-in'))
  expect(account.value).toMatchObject({ is_signed_in: false, is_closed: false })
  await noteSignIn(false, refusal('record-closed'))
  await noteSignIn(false, refusal('not-signed-in'))
  expect(account.value?.is_closed).toBe(false)
})
