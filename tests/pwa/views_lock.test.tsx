// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { MePlan, Routine } from '../../static/pwa/src/domain/wire'
import { mePlan } from '../../static/pwa/src/sync/state'
import { stage } from '../../static/pwa/src/views/session/flow'
import { SessionScreens } from '../../static/pwa/src/views/session/session_screens'
import { ME_PLAN } from './store/kept'

vi.stubGlobal('scrollTo', () => undefined)
afterEach(cleanup)

const [routine] = (ME_PLAN.plan?.routines ?? []) as readonly [Routine]
const lock = { id: 'red', level: 'same_day', locked_at: '2026-11-21T08:00:00Z' } as const
const LOCKED: MePlan = { ...ME_PLAN, safety: { ...ME_PLAN.safety, lock } }

test('a lock that comes from elsewhere ends the way to the player', async () => {
  mePlan.value = ME_PLAN
  stage.value = { name: 'pain_before', routine }
  render(<SessionScreens at={stage.value} />)
  mePlan.value = LOCKED
  await vi.waitFor(() => expect(stage.value).toBeNull())
})

test('what was done can still be kept under a lock', async () => {
  mePlan.value = LOCKED
  stage.value = { name: 'how_was_it', stopped_because: null, said: null }
  render(<SessionScreens at={stage.value} />)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(stage.value?.name).toBe('how_was_it')
})
