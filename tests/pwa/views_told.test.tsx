// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { openStore } from '../../static/pwa/src/store/store'
import { showKept } from '../../static/pwa/src/sync/load'
import { sessionsInForce, store } from '../../static/pwa/src/sync/state'
import { go, path } from '../../static/pwa/src/views/navigation'
import { EditSession } from '../../static/pwa/src/views/progress/told_screens'
import { LOG, OWN_SENDER } from './store/kept'

vi.stubGlobal('scrollTo', () => undefined)
afterEach(cleanup)

/** Another amount chosen for a session that was told, and saved. */
async function change(named: string): Promise<void> {
  store.value = openStore(named, OWN_SENDER)
  await store.value.recordSession({ ...LOG, evidence: 'added_later', amount: 'half' })
  await showKept(store.value)
  go('/progress/change')
  render(<EditSession id={sessionsInForce.value[0]?.id ?? ''} />)
  fireEvent.click(screen.getByRole('radio', { name: 'All of it' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
}
/** Seen in a task of its own, after all that follows the write at once. */
const saved = () => vi.waitFor(() => expect(sessionsInForce.value[0]?.log.amount).toBe('all'))

test('whoever saves is back among the sessions', async () => {
  await change('stays')
  await saved()
  expect(path.value).toBe('/progress')
})

test('whoever goes elsewhere while it is saved is left there', async () => {
  await change('leaves')
  go('/settings')
  await saved()
  expect(path.value).toBe('/settings')
})
