import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasStalled, heardUntil, withHeard } from '../../../static/pwa/src/domain/led'
import { type Mark, position } from '../../../static/pwa/src/domain/player'
import { timelineOf } from './steps'

const ENDLESS = timelineOf([['hold', null, 100_000]])
const from = { at: 50_000, media_ms: 12_000 }

test.each([
  ['as long as the element played', { at: 60_000, media_ms: 22_000 }, 60_000, false],
  ['only as far as the element came', { at: 60_000, media_ms: 21_500 }, 59_500, false],
  ['never more than the time there was', { at: 60_000, media_ms: 25_000 }, 60_000, false],
  ['nothing where the element was set back', { at: 60_000, media_ms: 3_000 }, 50_000, true],
  ['until the call that stopped it', { at: 300_000, media_ms: 30_000 }, 68_000, true],
])('%s', (_, now, until, isStalled) => {
  expect(heardUntil(from, now)).toBe(until)
  expect(hasStalled(from, now)).toBe(isStalled)
})

test('what was heard is one span, however long the page was frozen meanwhile', () => {
  const hidden: Mark[] = [
    { at: 0, kind: 'start' },
    { at: 1_000, kind: 'hidden', audio_led: true },
  ]
  const once = withHeard(hidden, 200_000)
  expect(once.at(-1)).toEqual({ kind: 'seen', from: 1_000, at: 200_000 })
  expect(withHeard(once, 300_000).at(-1)).toEqual({ kind: 'seen', from: 1_000, at: 300_000 })
  expect(withHeard(once, 100_000)).toBe(once)
  expect(withHeard([], 5)).toEqual([])
})

/** What may happen in a pocket: the element plays, or stands still while time goes on; the page looks now and then. */
const stretches = fc.array(
  fc.record({ ms: fc.integer({ min: 1, max: 60_000 }), isPlaying: fc.boolean(), looks: fc.boolean() }),
  { maxLength: 20 },
)

test('no second is credited in the dark that was not heard', () => {
  fc.assert(
    fc.property(stretches, (life) => {
      let marks: readonly Mark[] = [
        { at: 0, kind: 'start' },
        { at: 0, kind: 'hidden', audio_led: true },
      ]
      const start = { at: 0, media_ms: 0 }
      const now = { at: 0, media_ms: 0 }
      let isLed = true
      for (const { ms, isPlaying, looks } of life) {
        now.at += ms
        if (isPlaying) now.media_ms += ms
        if (!looks || !isLed) continue
        marks = withHeard(marks, heardUntil(start, now))
        isLed = !hasStalled(start, now)
      }
      expect(position(ENDLESS, marks, marks.at(-1)?.at ?? 0).observed_ms).toBeLessThanOrEqual(now.media_ms)
    }),
    { numRuns: 300 },
  )
})
