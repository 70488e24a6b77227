/** What a person does with the app, through the functions that its screens call. */
import { withdrawal } from '../../../static/pwa/src/domain/corrections'
import type { SessionLogBody } from '../../../static/pwa/src/domain/wire'
import type { Ledger } from './ledger'
import type { Random } from './random'
import type { Scheduler } from './scheduler'
import type { Tab } from './tab'

export interface Acting {
  readonly scheduler: Scheduler
  readonly random: Random
  readonly ledger: Ledger
  readonly client: string
}

const NOT_ASKED = { asked: false, score: null, furthest_left: null, furthest_right: null, qualities: [] }
const LONGEST_RUN_MOVES = 40

const pain = (random: Random) =>
  random.chance(0.3) ? NOT_ASKED : { ...NOT_ASKED, asked: true, score: random.chance(0.2) ? null : random.whole(0, 10) }

/** A routine from the plan, or one that was left, played with whatever comes in between, and kept. */
export async function practise(tab: Tab, acting: Acting): Promise<void> {
  const { app } = tab
  const { random } = acting
  const routine = app.mePlan.value?.plan?.routines[0]
  if (app.unfinishedRun.value && random.chance(0.3)) await app.finishWhatWasDone()
  else {
    if (app.unfinishedRun.value) await app.resumeRun()
    else if (routine && !app.lock.value) await app.startRun(routine.id, pain(random))
    if (!app.playerRun.value) return
    await play(tab, acting)
    if (random.chance(0.1)) return
    await app.leaveRun()
  }
  await save(tab, acting)
}

async function play(tab: Tab, { scheduler, random }: Acting): Promise<void> {
  const { app } = tab
  const moves: (() => Promise<void>)[] = [
    () => app.mark({ kind: 'skip' }),
    () => app.mark({ kind: 'skip' }),
    () => app.mark({ kind: 'back' }),
    () => app.mark({ kind: 'too_painful' }),
    () => app.mark({ kind: 'add_seconds', seconds: 10 }),
    async () => {
      await app.mark({ kind: 'pause' })
      await scheduler.sleep(random.whole(100, 20_000))
      await app.mark({ kind: 'resume' })
    },
    async () => {
      tab.freeze()
      await scheduler.sleep(random.whole(100, 60_000))
      tab.thaw()
      await scheduler.sleep(300)
      await app.mark({ kind: 'resume' })
    },
  ]
  for (let move = 0; move < LONGEST_RUN_MOVES; move += 1) {
    if (tab.isDead || app.playerPosition.value?.status === 'finished' || random.chance(0.05)) return
    await scheduler.sleep(random.whole(100, 4_000))
    if (random.chance(0.5)) await random.pick(moves)()
  }
}

async function save(tab: Tab, { random, ledger, client }: Acting): Promise<void> {
  const { app } = tab
  const run = app.unfinishedRun.value
  if (!run) return
  const mark = ledger.newMark()
  const said = { pain_after: pain(random), stopped_because: null, note: mark }
  if (await app.saveSession(run, said)) ledger.keep(run.id, mark, client)
}

/** A session told by hand, of today or of a day just gone. */
export async function addByHand(tab: Tab, { random, ledger, client }: Acting): Promise<void> {
  const { app } = tab
  const plan = app.mePlan.value?.plan
  if (!app.store.value) return
  const mark = ledger.newMark()
  const log: SessionLogBody = {
    plan_id: plan?.id ?? null,
    plan_version: plan?.version ?? null,
    routine_id: plan?.routines[0]?.id ?? null,
    evidence: 'added_later',
    ...moment(tab, random.whole(0, 3)),
    steps: [],
    amount: random.pick(['all', 'half', 'little']),
    pain_before: NOT_ASKED,
    pain_after: pain(random),
    stopped_because: null,
    note: mark,
    replaces_id: null,
    corrected_at: null,
    is_withdrawn: false,
  }
  const id = await app.store.value.recordSession(log)
  ledger.keep(id, mark, client)
  void app.syncNow()
}

/** A known session corrected, or withdrawn. */
export async function correct(tab: Tab, { random, ledger, client }: Acting): Promise<void> {
  const { app } = tab
  const own = ledger.of(client).filter((one) => app.sessionsInForce.value.some(({ log }) => log.note === one.mark))
  if (!app.store.value || own.length === 0) return
  const chosen = random.pick(own)
  const known = app.sessionsInForce.value.find(({ log }) => log.note === chosen.mark)
  if (!known) return
  const is_withdrawn = random.chance(0.3)
  // From here on it may be withdrawn: the tab can be gone before anybody hears of it.
  if (is_withdrawn) chosen.isWithdrawn = true
  const log = { ...withdrawal(known, is_withdrawn, tab.wall()), evidence: 'added_later' as const }
  await app.store.value.recordSession(log)
  void app.syncNow()
}

/** The question of the next morning, answered. */
export async function checkIn(tab: Tab, { random }: Acting): Promise<void> {
  const { practised_on } = moment(tab, 0)
  await tab.app.store.value?.recordCheckIn({
    about_session_id: null,
    on: practised_on,
    pain: null,
    why_missed: random.pick(['pain', 'time', 'forgot', 'unsure_how', 'felt_fine']),
  })
}

function moment(tab: Tab, days_ago: number): { started_at: string; ended_at: string; practised_on: string } {
  const at = new Date(tab.wall() - days_ago * 86_400_000).toISOString()
  return { started_at: at, ended_at: at, practised_on: at.slice(0, 10) }
}
