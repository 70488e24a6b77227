/** Beginning, leaving and taking up a run of a routine; `run_marks` plays it. */
import { clock } from '../device/clock'
import { ACTS_OF, type GoOn } from '../domain/after_gap'
import { arrange } from '../domain/arrange'
import { withoutHeld } from '../domain/hold'
import { localDate } from '../domain/local_date'
import { isRunHeld } from '../domain/plan_cautions'
import { type Mark, type Position, position, withMark } from '../domain/player'
import type { PainReport } from '../domain/wire'
import { newId } from '../store/device'
import { isStorageFault } from '../store/faults'
import type { RunRecord } from '../store/schema'
import type { Store } from '../store/store'
import { showKept } from './load'
import {
  type Act,
  followPlace,
  isTakenOver,
  letGo,
  mark,
  marksSoFar,
  newestAt,
  playerPosition,
  playerRun,
  setRun,
  startLooking,
} from './run_marks'
import { prepareSound, unlockSound } from './run_sound'
import { heldIds, lock, mePlan, phoneZone, settings, store, unfinishedRun } from './state'

export { followPlace, isTakenOver, mark, playerPosition, playerRun } from './run_marks'

/** On the disk, or in memory only where that takes nothing: a banner says so, and it is tried again. Null: not this one. */
async function kept(at: Store, run: RunRecord): Promise<RunRecord | null> {
  try {
    return (await at.saveRun(run)) ? run : null
  } catch (error) {
    if (!isStorageFault(error)) throw error
    return { ...run, is_unwritten: true }
  }
}

/** Plays nothing when another tab was told a red answer meanwhile, or has a run of its own: that one is offered. */
async function begin(run: RunRecord, ...first: readonly Act[]): Promise<void> {
  const at = store.value
  if (!at) return
  await showKept(at)
  const isHeld = lock.value !== null || isRunHeld(run.routine, mePlan.value, settings.value.told_cautions)
  const own = isHeld ? null : await kept(at, run)
  if (!own) {
    unfinishedRun.value = await at.loadRun()
    return
  }
  setRun(own)
  unfinishedRun.value = null
  startLooking()
  void prepareSound(own.exercises).then(followPlace)
  await mark(...first)
}

/** Starts a routine of the plan, unless something stands against it: then `playerRun` stays null. Call it in the tap, since sound and the screen's wake lock need one. */
export async function startRun(routine_id: string, pain_before: PainReport): Promise<void> {
  const unlocked = unlockSound()
  const plan = mePlan.value?.plan
  const planned = mePlan.value?.timelines[routine_id]
  const routine = plan?.routines.find(({ id }) => id === routine_id)
  if (!plan || !routine || !planned) throw new Error(`There is no timeline for routine ${routine_id}.`)
  const timeline = withoutHeld(planned, heldIds.value)
  // Another tab's session may have put the last of its exercises on hold meanwhile.
  if (timeline.length === 0) return
  const { first_side, prepare_seconds, switch_side_seconds } = settings.value
  const wall = clock.wall()
  const run: RunRecord = {
    id: newId(),
    owner: newId(),
    routine,
    exercises: mePlan.value?.exercises ?? {},
    notes: mePlan.value?.cautions?.notes ?? {},
    timeline: arrange(timeline, {
      first_side,
      ...(prepare_seconds !== null && { prepare_seconds }),
      ...(switch_side_seconds !== null && { switch_side_seconds }),
    }),
    marks: [],
    start: {
      plan_id: plan.id,
      plan_version: plan.version,
      routine_id,
      started_at: new Date(wall).toISOString(),
      practised_on: localDate(wall, phoneZone()),
      pain_before,
    },
  }
  await unlocked
  await begin(run, { kind: 'start' })
}

/** The run that was left, as the disk has it; one that the disk never took is only in memory. */
async function left(): Promise<RunRecord | null> {
  const inMemory = unfinishedRun.value?.is_unwritten ? unfinishedRun.value : null
  return inMemory ?? (await store.value?.loadRun()) ?? null
}

/** However short the gap, no one looked: the newest mark is the last moment that was seen. */
const withGap = (marks: readonly Mark[]) => withMark(marks, { kind: 'hidden', audio_led: false, at: newestAt(marks) })

/** Another tab may have begun, gone on with or finished a run meanwhile: what the disk has of it now. */
export async function lookForLeft(): Promise<void> {
  const found = await left()
  if (!playerRun.value) unfinishedRun.value = found
}

/** Where a run that was left would be taken up at `now`. */
export function placeOfLeft({ timeline, marks }: RunRecord, now: number): Position {
  return position(timeline, withGap(marks), Math.max(now, newestAt(marks)))
}

/**
 * Takes up `unfinishedRun` at the step where it was last seen; the time between is unobserved. `undo`: the move that ended
 * it was a mistake. Call it in the tap.
 */
export async function resumeRun(way: GoOn | 'undo' = 'resume'): Promise<void> {
  const unlocked = unlockSound()
  const kept = await left()
  if (!kept) return
  clock.continueFrom(newestAt(kept.marks))
  await unlocked
  // Killed between its first write and its first mark: not a moment of it was played, so this is its start.
  if (kept.marks.length === 0) return begin({ ...kept, owner: newId() }, { kind: 'start' })
  const kinds = way === 'undo' ? (['undo', 'resume'] as const) : ACTS_OF[way]
  const acts = kinds.map((kind) => ({ kind }))
  await begin({ ...kept, owner: newId(), marks: withGap(kept.marks) }, ...acts)
}

/** Leaves the player without ending the run: it pauses, stays on the disk and is offered again. */
export async function leaveRun(): Promise<void> {
  if (playerPosition.value?.status === 'running') await mark({ kind: 'pause' })
  const run = playerRun.value
  unfinishedRun.value = run && !isTakenOver.value ? { ...run, marks: marksSoFar() } : null
  letGo()
}

/** Takes up the run that was left only to keep what was done of it: a tab that still plays it stops. */
export async function takeRun(): Promise<void> {
  const at = store.value
  const run = await left()
  unfinishedRun.value = at && run && ((await kept(at, { ...run, owner: newId() })) ?? run)
}

/** Throws the unfinished run away, when the person says so; one that another tab began since is offered instead. */
export async function discardRun(): Promise<void> {
  const run = unfinishedRun.value ?? playerRun.value
  letGo()
  if (run) await store.value?.discardRun(run.id)
  unfinishedRun.value = (await store.value?.loadRun()) ?? null
}
