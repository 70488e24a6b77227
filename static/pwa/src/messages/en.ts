import { account } from './en/account'
import { cautions } from './en/cautions'
import { cues } from './en/cues'
import { how_to } from './en/how_to'
import { learnTab } from './en/learn_tab'
import { player } from './en/player'
import { progress } from './en/progress'
import { safety } from './en/safety'
import { session } from './en/session'
import { today } from './en/today'

export const en = {
  ...account,
  ...cautions,
  ...cues,
  ...how_to,
  ...learnTab,
  ...player,
  ...progress,
  ...safety,
  ...session,
  ...today,
}
