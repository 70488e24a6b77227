/** What a tab of the simulation runs: the product's own code, as the screens call it. Bundled, then run once per tab. */
export { account, redeem, signOut, startClient } from '../../../static/pwa/src/sync/account'
export { leaveRun, mark, playerPosition, playerRun, resumeRun, startRun } from '../../../static/pwa/src/sync/player_run'
export {
  lock,
  mePlan,
  practisedSessions,
  sessions,
  sessionsInForce,
  store,
  syncState,
  unfinishedRun,
} from '../../../static/pwa/src/sync/state'
export { refreshPlan, syncNow } from '../../../static/pwa/src/sync/sync'
export { finishWhatWasDone, saveSession } from '../../../static/pwa/src/views/session/flow'

export type App = typeof import('./app')
