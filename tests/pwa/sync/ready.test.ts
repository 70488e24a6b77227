// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isShellReady } from '../../../static/pwa/src/device/service_worker'
import type { Exercise } from '../../../static/pwa/src/domain/wire'
import type { Settings } from '../../../static/pwa/src/store/schema'
import { checkPictures, isReadyWithoutNetwork } from '../../../static/pwa/src/sync/pictures'
import { account, mePlan, settings } from '../../../static/pwa/src/sync/state'
import { startSync } from '../../../static/pwa/src/sync/sync'
import { checkVoice } from '../../../static/pwa/src/sync/voice'
import { ME_PLAN } from '../store/kept'

const PICTURE = '/assets/figures/woman/figure-4.webp'
const withPicture = {
  ...ME_PLAN,
  exercises: {
    one: {
      pictures: { motion: 'hold_last_frame', frames: [{ name: 'end', alt: '', files: { woman: PICTURE } }] },
    } as unknown as Exercise,
  },
}

/** What the browser keeps, and one look into it that can be made to wait. */
let kept: Set<string>
let isThere: boolean
let refused: number
let hold: Promise<void> | null

beforeEach(async () => {
  kept = new Set()
  isThere = true
  refused = 0
  hold = null
  isShellReady.value = true
  const silent = Object.keys(settings.value.cues).map((kind) => [kind, 'off'])
  settings.value = { ...settings.value, cues: Object.fromEntries(silent) as Settings['cues'] }
  const cache = {
    keys: async () => {
      const waits = hold
      hold = null
      await waits
      return [...kept].map((path) => new Request(new URL(path, location.href)))
    },
    put: async (path: string) => void kept.add(path),
  }
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('fetch', async (path: string) => {
    if (path !== PICTURE) return new Response(null, { status: 404 })
    if (!isThere) {
      refused += 1
      return new Response(null, { status: 503 })
    }
    return new Response('picture', { headers: { 'Content-Type': 'image/webp' } })
  })
  mePlan.value = null
})
afterEach(() => {
  vi.useRealTimers()
  account.value = null
})

test('an answer about what was wanted before does not speak for what is wanted now', async () => {
  let letGo = () => {}
  hold = new Promise((resolve) => (letGo = resolve))
  const earlier = checkPictures()
  mePlan.value = withPicture
  await Promise.all([checkPictures(), checkVoice()])
  expect(isReadyWithoutNetwork.value).toBe(true)
  letGo()
  await earlier
  expect(isReadyWithoutNetwork.value).toBe(true)
})

test('before there is a plan nothing is fetched that would be said in it', async () => {
  settings.value = { ...settings.value, cues: { ...settings.value.cues, rest: 'voice' } }
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return new Response('clip', { headers: { 'Content-Type': 'audio/mpeg' } })
  })
  await checkVoice()
  expect(asked).toEqual([])
  mePlan.value = withPicture
  await checkVoice()
  expect(asked.filter((path) => path.endsWith('.mp3'))).not.toEqual([])
})

test('what did not come is asked for again while the app is open, without anybody doing anything', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  account.value = {
    account: { id: 'tom', role: 'client', display_name: 'Tom' },
    practice: { id: 'practice', name: 'Practice' },
    is_signed_in: true,
  }
  mePlan.value = withPicture
  isThere = false
  const stop = startSync()
  await vi.waitFor(() => expect(refused).toBe(1))
  isThere = true
  isShellReady.value = true
  vi.advanceTimersByTime(30_000)
  await vi.waitFor(() => expect(kept).toContain(PICTURE))
  stop()
})
