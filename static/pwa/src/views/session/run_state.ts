import { signal } from '@preact/signals'
import { clock } from '../../device/clock'
import { arrange } from '../../domain/arrange'
import { localDate } from '../../domain/local_date'
import { type Mark, position, withMark } from '../../domain/player'
import type { Exercise, MePlan, PainReport, Routine } from '../../domain/wire'
import { newId } from '../../store/device'
import type { RunRecord, Settings } from '../../store/schema'
import { RunTakenOver, type Store } from '../../store/store'
import { phoneZone, unfinishedRun } from '../../sync/state'

/** Words of the plan that the run was started from: a newer plan must not change a routine half done. */
export interface PlayedRun extends RunRecord {
  readonly routine: Routine
  readonly exercises: Readonly<Record<string, Exercise>>
}

/** This tab's name in the runs that it plays. */
const OWNER = newId()

/** Another tab has taken the run over: this one shows so and writes no more. */
export const isTakenOver = signal(false)

/** Puts a new run on disk; gives it once it is there. */
export async function beginRun(
  store: Store,
  known: MePlan,
  routine: Routine,
  chosen: Settings,
  pain_before: PainReport,
): Promise<PlayedRun | null> {
  const { plan } = known
  const timeline = known.timelines[routine.id]
  if (!plan || !timeline) return null
  const wall = clock.wall()
  const run: PlayedRun = {
    id: newId(),
    owner: OWNER,
    start: {
      plan_id: plan.id,
      plan_version: plan.version,
      routine_id: routine.id,
      started_at: new Date(wall).toISOString(),
      practised_on: localDate(wall, phoneZone()),
      pain_before,
    },
    timeline: arrange(timeline, {
      first_side: chosen.first_side,
      ...(chosen.prepare_seconds && { prepare_seconds: chosen.prepare_seconds }),
      ...(chosen.switch_side_seconds && { switch_side_seconds: chosen.switch_side_seconds }),
    }),
    marks: [{ kind: 'start', at: clock.now() }],
    routine,
    exercises: known.exercises,
  }
  isTakenOver.value = false
  await store.saveRun(run)
  unfinishedRun.value = run
  return run
}

/** Takes the run over for this tab and goes on with it from where it was left; the time between was not seen. */
export async function resumeRun(store: Store, run: PlayedRun): Promise<PlayedRun> {
  clock.continueFrom(run.marks.at(-1)?.at ?? 0)
  return takeOver(store, run, { kind: 'resume', at: clock.now() })
}

/** Ends the run here, with what was done. */
export async function endRun(store: Store, run: PlayedRun): Promise<PlayedRun> {
  clock.continueFrom(run.marks.at(-1)?.at ?? 0)
  const isOver = position(run.timeline, run.marks, clock.now()).status === 'finished'
  return takeOver(store, run, isOver ? null : { kind: 'finish', at: clock.now() })
}

async function takeOver(store: Store, run: PlayedRun, mark: Mark | null): Promise<PlayedRun> {
  const marks = mark ? withMark(run.marks, mark) : run.marks
  const taken = { ...run, owner: OWNER, marks }
  isTakenOver.value = false
  await store.saveRun(taken)
  unfinishedRun.value = taken
  return taken
}

/** Writes the marks. A phone that cannot write says so in a banner (`storageProblem`); the routine goes on. */
export async function keepMarks(store: Store, run: PlayedRun, marks: readonly Mark[]): Promise<void> {
  try {
    await store.saveMarks(run, marks)
    if (unfinishedRun.value?.id === run.id) unfinishedRun.value = { ...run, marks }
  } catch (error) {
    if (error instanceof RunTakenOver) isTakenOver.value = true
  }
}
