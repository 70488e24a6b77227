import { en } from './en'
import { cues } from './en/cues'
import { install } from './en/install'
import { missed } from './en/missed'
import { own_data } from './en/own_data'
import { plan_news } from './en/plan_news'
import { progress } from './en/progress'
import { reminder } from './en/reminder'
import { settings } from './en/settings'
import { told } from './en/told'
import { speaking } from './speaking'

const words = {
  ...en,
  ...cues,
  ...install,
  ...missed,
  ...own_data,
  ...plan_news,
  ...progress,
  ...reminder,
  ...settings,
  ...told,
}

export type LaterId = keyof typeof words

/** The words of screens that nobody needs to start a routine, with those of all others. Only such screens read it. */
export const { text, counted, named } = speaking<LaterId>(words)
