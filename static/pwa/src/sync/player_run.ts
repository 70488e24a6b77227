/**
 * A run of a routine: marks in memory, on the disk, and the place they lead to, on screen.
 *
 * Looking (every 250 ms) only stretches the newest `seen` mark in memory. What changes the place (a tap, the end of a
 * step, hiding the page) is written first and shown after. `playerPosition` moves within a step without waiting.
 */
import { signal } from '@preact/signals'
import { clock } from '../device/clock'
import { cancelTones, planTones, unlockTones } from '../device/tones'
import { holdWakeLock, releaseWakeLock } from '../device/wake_lock'
import { arrange } from '../domain/arrange'
import { cuesOf } from '../domain/cues'
import { localDate } from '../domain/local_date'
import { type Mark, type Position, position, withMark, withSeen } from '../domain/player'
import type { PainReport } from '../domain/wire'
import { newId } from '../store/device'
import { isStorageFault } from '../store/faults'
import type { RunRecord } from '../store/schema'
import { RunTakenOver, type Store } from '../store/store'
import { showKept } from './load'
import { lock, mePlan, phoneZone, settings, store, unfinishedRun } from './state'

const LOOK_MS = 250
/** How much seen time a killed tab may lose within a step. */
const SAVE_EVERY_MS = 5_000

/** The run that this tab plays; null when none. */
export const playerRun = signal<RunRecord | null>(null)
export const playerPosition = signal<Position | null>(null)
/** Another tab took the run over, or finished it: this one has stopped. */
export const isTakenOver = signal(false)

let marks: readonly Mark[] = []
let savedAt = 0
let looking: ReturnType<typeof setInterval> | null = null
let flushing: Promise<void> | null = null
let isAskedAgain = false

const newestAt = (of: readonly Mark[]) => of.at(-1)?.at ?? 0

function show(place: Position, isMoved: boolean): void {
  playerPosition.value = place
  if (!isMoved) return
  if (settings.value.has_tones) planTones(cuesOf(place))
  if (place.status === 'finished') void stopLooking()
}

async function write(run: RunRecord, snapshot: readonly Mark[]): Promise<void> {
  try {
    const isOnDisk = await store.value?.saveMarks(run, snapshot)
    if (isOnDisk && run.is_unwritten && playerRun.value === run) playerRun.value = { ...run, is_unwritten: false }
  } catch (error) {
    // The disk failed: a banner says so (storageProblem), and the hold goes on from memory.
    if (!(error instanceof RunTakenOver)) return
    isTakenOver.value = true
    await stopLooking()
  }
}

async function writeAll(): Promise<void> {
  do {
    isAskedAgain = false
    const run = playerRun.value
    if (!run || isTakenOver.value) return
    const snapshot = marks
    await write(run, snapshot)
    savedAt = newestAt(snapshot)
    if (playerRun.value?.id === run.id) show(position(run.timeline, snapshot, savedAt), true)
  } while (isAskedAgain)
}

async function flush(): Promise<void> {
  isAskedAgain = true
  flushing ??= writeAll().finally(() => {
    flushing = null
  })
  return flushing
}

function look(): void {
  const run = playerRun.value
  const shown = playerPosition.value
  if (!run || !shown || document.visibilityState === 'hidden') return
  const now = clock.now()
  if (shown.status === 'running') marks = withSeen(marks, now)
  const place = position(run.timeline, marks, now)
  if (place.index !== shown.index || place.status !== shown.status) void flush()
  else show(place, false)
  if (newestAt(marks) - savedAt >= SAVE_EVERY_MS) void flush()
}

function onVisibility(): void {
  if (document.visibilityState === 'hidden') void mark({ kind: 'hidden', audio_led: false })
  else void unlockTones().then(() => mark({ kind: 'shown' }))
}

async function stopLooking(): Promise<void> {
  if (looking !== null) clearInterval(looking)
  looking = null
  document.removeEventListener('visibilitychange', onVisibility)
  if (isTakenOver.value) cancelTones()
  await releaseWakeLock()
}

function startLooking(): void {
  if (looking === null) {
    looking = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', onVisibility)
  }
  if (settings.value.keeps_screen_on) void holdWakeLock()
}

type Act = Mark extends infer Kind ? (Kind extends Mark ? Omit<Kind, 'at'> : never) : never

/** Adds a mark at this moment; resolves when it is on the disk and on screen. */
export async function mark(act: Act): Promise<void> {
  if (!playerRun.value || isTakenOver.value) return
  const at = clock.now()
  if (playerPosition.value?.status === 'running') marks = withSeen(marks, at)
  marks = withMark(marks, { ...act, at } as Mark)
  await flush()
  // "Back" from the very end plays on.
  if (playerPosition.value?.status === 'running') startLooking()
}

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
async function begin(run: RunRecord, first: Act): Promise<void> {
  const at = store.value
  if (!at) return
  await showKept(at)
  const own = lock.value ? null : await kept(at, run)
  if (!own) {
    unfinishedRun.value = await at.loadRun()
    return
  }
  marks = run.marks
  isTakenOver.value = false
  playerRun.value = own
  playerPosition.value = position(run.timeline, marks, newestAt(marks))
  unfinishedRun.value = null
  startLooking()
  await mark(first)
}

/** Starts a routine of the plan, unless something stands against it: then `playerRun` stays null. Call it in the tap, since sound and the screen's wake lock need one. */
export async function startRun(routine_id: string, pain_before: PainReport): Promise<void> {
  const unlocked = unlockTones()
  const plan = mePlan.value?.plan
  const timeline = mePlan.value?.timelines[routine_id]
  const routine = plan?.routines.find(({ id }) => id === routine_id)
  if (!plan || !routine || !timeline) throw new Error(`There is no timeline for routine ${routine_id}.`)
  const { first_side, prepare_seconds, switch_side_seconds } = settings.value
  const wall = clock.wall()
  const run: RunRecord = {
    id: newId(),
    owner: newId(),
    routine,
    exercises: mePlan.value?.exercises ?? {},
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

/** Takes up `unfinishedRun` at the step where it was last seen; the time between is unobserved. Call it in the tap. */
export async function resumeRun(): Promise<void> {
  const unlocked = unlockTones()
  const kept = await left()
  if (!kept) return
  clock.continueFrom(newestAt(kept.marks))
  await unlocked
  // Killed between its first write and its first mark: not a moment of it was played, so this is its start.
  if (kept.marks.length === 0) return begin({ ...kept, owner: newId() }, { kind: 'start' })
  // However short the gap, no one looked: the newest mark is the last moment that was seen.
  const marks = withMark(kept.marks, { kind: 'hidden', audio_led: false, at: newestAt(kept.marks) })
  await begin({ ...kept, owner: newId(), marks }, { kind: 'resume' })
}

function letGo(): void {
  void stopLooking()
  cancelTones()
  playerRun.value = null
  playerPosition.value = null
  marks = []
}

/** Leaves the player without ending the run: it pauses, stays on the disk and is offered again. */
export async function leaveRun(): Promise<void> {
  if (playerPosition.value?.status === 'running') await mark({ kind: 'pause' })
  const run = playerRun.value
  unfinishedRun.value = run && !isTakenOver.value ? { ...run, marks } : null
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
