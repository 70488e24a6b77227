import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Position, position } from '../../../static/pwa/src/domain/player'
import type { Exercise } from '../../../static/pwa/src/domain/wire'
import { DEFAULT_SETTINGS } from '../../../static/pwa/src/store/settings'
import { giveKeysBack, takeKeys, tellPlace } from '../../../static/pwa/src/sync/led_screen'
import { TWO_HOLDS } from '../domain/steps'
import { RUN } from '../store/kept'

type Handler = (() => void) | null
let keys: Record<string, Handler>
let session: { metadata: object | null; playbackState: string }

beforeEach(() => {
  keys = {}
  session = { metadata: null, playbackState: 'none' }
  const setActionHandler = (key: string, handler: Handler) => {
    keys[key] = handler
  }
  vi.stubGlobal('navigator', { mediaSession: Object.assign(session, { setActionHandler }) })
  vi.stubGlobal(
    'MediaMetadata',
    class {
      constructor(shown: object) {
        Object.assign(this, shown)
      }
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

const files = (body: string) => ({ woman: `/woman-${body}.webp`, man: `/man-${body}.webp` })
const frames = [
  { name: 'start', alt: '', files: files('start') },
  { name: 'end', alt: '', files: files('end') },
]
const figure4 = { name: 'Figure 4, lying', work_side: 'crossed leg', pictures: { motion: 'hold_last_frame', frames } }
const run = { ...RUN, exercises: { 'exercise-0': figure4 as unknown as Exercise } }
const at = (ms: number): Position =>
  position(
    TWO_HOLDS,
    [
      { at: 0, kind: 'start' },
      { at: ms, from: 0, kind: 'seen' },
    ],
    ms,
  )

test('the lock screen shows exercise, step, side and picture of the place', () => {
  tellPlace(run, at(12_000), DEFAULT_SETTINGS)
  expect(session.metadata).toMatchObject({
    title: 'Figure 4, lying',
    artist: 'Hold · Left leg',
    artwork: [{ src: '/woman-end.webp' }],
  })
  expect(session.playbackState).toBe('playing')
  tellPlace(run, { ...at(45_000), status: 'paused' }, { ...DEFAULT_SETTINGS, body: 'man' })
  expect(session).toMatchObject({ metadata: { artist: 'Change sides · Right leg' }, playbackState: 'paused' })
})

test('its keys go on, pause, skip and go back, as long as the player is there', () => {
  const asked: string[] = []
  const still = () => undefined
  takeKeys({ went: still, began: still, ended: still, stopped: still, asked: (act) => asked.push(act) })
  for (const key of ['play', 'pause', 'nexttrack', 'previoustrack']) keys[key]?.()
  expect(asked).toEqual(['resume', 'pause', 'skip', 'back'])
  giveKeysBack()
  expect(Object.values(keys)).toEqual([null, null, null, null])
  expect(session).toMatchObject({ metadata: null, playbackState: 'none' })
})

test('nothing is asked of a browser without a lock screen', () => {
  vi.stubGlobal('navigator', {})
  expect(() => {
    tellPlace(run, at(12_000), DEFAULT_SETTINGS)
    giveKeysBack()
  }).not.toThrow()
})

test('an exercise that the plan has no words for leaves what was shown', () => {
  tellPlace(RUN, at(12_000), DEFAULT_SETTINGS)
  expect(session.metadata).toBeNull()
})
