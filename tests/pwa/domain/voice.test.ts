import { expect, test } from 'vitest'
import { waysOf } from '../../../static/pwa/src/domain/cue_ways'
import { addressIn, lengthIn, phrasesFor } from '../../../static/pwa/src/domain/voice'
import { PHRASES } from '../../../static/pwa/src/messages/voice'
import { builtClip } from '../../../static/pwa/tooling/voice'

const VOCABULARY = { 'Figure 4, lying': { file: 'figure-4-lying.mp3', hash: '0a1b2c3d', ms: 1_300 } }
const FIGURE_4 = { name: 'Figure 4, lying', work_side: null, start_position: 'Lie down.', cues: ['Breathe.'] }

test('a clip is asked for by its words, under the name that the build gives it', () => {
  const address = addressIn(VOCABULARY, 'Figure 4, lying')
  expect(address).toBe('/assets/voice/figure-4-lying-0a1b2c3d.mp3')
  expect(address).toBe(`/${builtClip('figure-4-lying.mp3', '0a1b2c3d')}`)
  expect(addressIn(VOCABULARY, 'Our own stretch')).toBeNull()
})

test('words without a clip are thought to take as long as they are', () => {
  const lengthOf = lengthIn(VOCABULARY)
  expect([lengthOf('Figure 4, lying'), lengthOf('Our own stretch'), lengthOf('Hm')]).toEqual([1_300, 1_125, 500])
})

test('a plan needs the phrases and its own words, each once, as far as anything is spoken', () => {
  const own = (ways: ReturnType<typeof waysOf>) =>
    phrasesFor([FIGURE_4, FIGURE_4], ways, PHRASES).filter((words) => !Object.values(PHRASES).includes(words))
  expect(own(waysOf('voice'))).toEqual(['Figure 4, lying', 'Lie down.', 'Breathe.'])
  expect(own({ ...waysOf('voice'), how_to: 'off' })).toEqual(['Figure 4, lying'])
  expect(own({ ...waysOf('voice'), exercise: 'tone' })).toEqual(['Lie down.', 'Breathe.'])
  expect(phrasesFor([FIGURE_4], waysOf('tones'), PHRASES)).toEqual([])
  expect(phrasesFor([], waysOf('voice'), PHRASES)).toHaveLength(new Set(Object.values(PHRASES)).size)
})
