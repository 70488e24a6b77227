import { account } from './en/account'
import { cautions } from './en/cautions'
import { how_to } from './en/how_to'
import { learnTab } from './en/learn_tab'
import { player } from './en/player'
import { safety } from './en/safety'
import { session } from './en/session'
import { sessions } from './en/sessions'
import { today } from './en/today'

export const en = {
  ...account,
  ...cautions,
  ...how_to,
  ...learnTab,
  ...player,
  ...safety,
  ...session,
  ...sessions,
  ...today,
}
