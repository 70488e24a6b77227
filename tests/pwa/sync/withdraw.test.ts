// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { KnownSession } from '../../../static/pwa/src/store/schema'
import { openStore } from '../../../static/pwa/src/store/store'
import { showKept } from '../../../static/pwa/src/sync/load'
import { setWithdrawn } from '../../../static/pwa/src/sync/record'
import { sessionsInForce, store, withdrawnSessions } from '../../../static/pwa/src/sync/state'
import { fillDisk, mendDisk } from '../store/failing_disk'
import { LOG, OWN_SENDER } from '../store/kept'
import { FakeServer } from './fake_server'

const shown = () => [sessionsInForce.value.length, withdrawnSessions.value.length]
const only = (of: readonly KnownSession[]) => of[0] as KnownSession

afterEach(mendDisk)

test('a session is taken out and put back by entries of their own; nothing that was written changes', async () => {
  vi.stubGlobal('fetch', new FakeServer().fetch)
  const at = openStore('withdrawing', OWN_SENDER)
  store.value = at
  await at.recordSession({ ...LOG, evidence: 'added_later', amount: 'all' })
  await showKept(at)
  const [before] = await at.listOutbox()
  expect(await setWithdrawn(only(sessionsInForce.value), true)).toBe(true)
  expect(shown()).toEqual([0, 1])
  expect(await setWithdrawn(only(withdrawnSessions.value), false)).toBe(true)
  expect(shown()).toEqual([1, 0])
  expect((await at.listOutbox()).find(({ id }) => id === before?.id)).toEqual(before)
  expect(await at.listSessions()).toHaveLength(3)
  fillDisk()
  expect(await setWithdrawn(only(sessionsInForce.value), true)).toBe(false)
  expect(shown()).toEqual([1, 0])
})
