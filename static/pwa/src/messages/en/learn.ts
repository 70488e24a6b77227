import type { LearnId, LearnPage } from '../learn_page'
import { byWhen } from './learn/by_when'
import { call } from './learn/call'
import { emergency } from './learn/emergency'
import { howHard } from './learn/how_hard'
import { pain } from './learn/pain'
import { sitting } from './learn/sitting'

/** The Learn pages, loaded only when one is opened. */
export const learnPages: Readonly<Record<LearnId, LearnPage>> = {
  pain,
  emergency,
  'how-hard': howHard,
  'by-when': byWhen,
  sitting,
  call,
}
