import { effect, signal } from '@preact/signals'
import { clock } from '../../device/clock'
import { holdRun } from '../../device/run_lock'
import { holdVersion } from '../../device/version_hold'
import type { GoOn } from '../../domain/after_gap'
import { isWhole, lockLevel, screenDue } from '../../domain/safety'
import { type SessionEnd, timedLog } from '../../domain/session_log'
import type { CheckInBody, PainReport, Routine, SafetyScreen, SessionLogBody, StoppedBecause } from '../../domain/wire'
import type { RunRecord } from '../../store/schema'
import { RunTakenOver } from '../../store/store'
import { recordAnswers } from '../../sync/held'
import { keep } from '../../sync/keep'
import { showKept } from '../../sync/load'
import { isTakenOver, leaveRun, playerRun, resumeRun, startRun, takeRun } from '../../sync/player_run'
import { prepareSound } from '../../sync/run_sound'
import { answers, lock, mePlan, sessionsInForce, store, today, unfinishedRun } from '../../sync/state'
import { syncNow } from '../../sync/sync'
import { go } from '../navigation'
import { localDayOf } from '../time_words'
import type { Answer } from './safety_screen'

/** Where one sitting is, from the first question to "Saved". Null: nowhere, the tabs show. */
export type Stage =
  | { readonly name: 'questions'; readonly which: SafetyScreen; readonly routine: Routine | null }
  | { readonly name: 'pain_before'; readonly routine: Routine }
  | { readonly name: 'play' }
  | { readonly name: 'how_was_it'; readonly stopped_because: StoppedBecause | null; readonly said: SessionEnd | null }
  | { readonly name: 'saved'; readonly run: RunRecord; readonly log: SessionLogBody }

export const stage = signal<Stage | null>(null)

// A new version never comes between the first question and "Saved", in whichever tab it is asked for.
effect(() => holdVersion(stage.value !== null))
effect(() => holdRun(isTakenOver.value ? null : (playerRun.value?.id ?? null)))

function enter(next: Stage): void {
  isTakenOver.value = false
  stage.value = next
  go('/player')
}

export function leaveFlow(): void {
  stage.value = null
  go('/', true)
}

/** The start of a routine: always by way of the questions that are due. */
export function startRoutine(routine: Routine): void {
  void prepareSound(mePlan.value?.exercises)
  enter({ name: 'questions', which: dueScreen(false), routine })
}

/** "Something changed": the full screen, without a routine after it. */
export function tellChange(): void {
  enter({ name: 'questions', which: dueScreen(true), routine: null })
}

function dueScreen(hasSomethingChanged: boolean): SafetyScreen {
  const gone = answers.value.filter(({ body }) => body.screen === 'full' && isWhole(body))
  const lastFull = gone
    .map(({ body }) => localDayOf(body.answered_at))
    .sort()
    .at(-1)
  const lastSession = sessionsInForce.value
    .map(({ log }) => log.practised_on)
    .sort()
    .at(-1)
  return screenDue(today.value, lastFull ?? null, lastSession ?? null, hasSomethingChanged)
}

/** Puts answers on disk and acts on them: a red one ends the sitting; when all have an answer, it goes on. */
export async function answerSafety(which: SafetyScreen, given: readonly Answer[], isLast: boolean): Promise<void> {
  const at = store.value
  const questions = mePlan.value?.safety.questions
  if (!at || !questions) return
  const body = { answered_at: new Date(clock.wall()).toISOString(), screen: which, answers: given }
  await recordAnswers(at, body, lockLevel(given, questions))
  await showKept(at)
  void syncNow()
  const here = stage.value
  if (lock.value) leaveFlow()
  else if (here?.name === 'questions' && isLast) {
    if (here.routine) stage.value = { name: 'pain_before', routine: here.routine }
    else leaveFlow()
  }
}

/** Too much pain to start: no practice today, and the therapist hears of it. False: the phone could not write it. */
export async function tooMuchToStart(pain: PainReport): Promise<boolean> {
  const isKept = await tell({ about_session_id: null, on: today.value, pain, why_missed: 'pain' })
  if (isKept) leaveFlow()
  return isKept
}

/** Puts a check-in on the disk and sends it. False: the phone could not write it. */
export async function tell(body: CheckInBody): Promise<boolean> {
  return keep((at) => at.recordCheckIn(body))
}

/** The tap that starts the player: sound and the wake lock may be asked for in it. */
export async function begin(routine: Routine, pain_before: PainReport): Promise<void> {
  await startRun(routine.id, pain_before)
  if (playerRun.value) stage.value = { name: 'play' }
  else leaveFlow()
}

/** `undo`: the move that ended the routine was a mistake. */
export async function resume(way: GoOn | 'undo'): Promise<void> {
  await resumeRun(way)
  if (playerRun.value) enter({ name: 'play' })
}

/** The routine is over, or ended early: what was done waits on disk until it is saved. */
export async function endPlay(stopped_because: StoppedBecause): Promise<void> {
  if (stage.value?.name !== 'play') return
  stage.value = { name: 'how_was_it', stopped_because, said: null }
  await leaveRun()
}

/** A run that was left, kept as it is: nothing more is played. */
export async function finishWhatWasDone(): Promise<void> {
  await takeRun()
  const run = unfinishedRun.value
  if (!run) return
  const said = run.said ?? null
  enter({ name: 'how_was_it', stopped_because: said?.stopped_because ?? null, said })
}

/** Keeps what was said so far with the run: closing the page or going back loses no word of it. */
export async function keepSaid(said: SessionEnd): Promise<void> {
  const run = unfinishedRun.value
  if (!run) return
  unfinishedRun.value = { ...run, said }
  // Taken over or not writable: "Save" says so.
  await store.value?.saveMarks({ ...run, said }, run.marks).catch(() => undefined)
}

/** The log as it would be saved now. */
export function logOf(run: RunRecord, said: SessionEnd): SessionLogBody {
  return timedLog(run.start, said, run.timeline, run.marks)
}

/** Session and outbox entry in one transaction. False: the phone could not write; nothing has changed. */
export async function saveSession(run: RunRecord, said: SessionEnd): Promise<boolean> {
  const at = store.value
  if (!at) return false
  const log = logOf(run, said)
  try {
    await at.finishSession(run, log)
  } catch (error) {
    if (error instanceof RunTakenOver) isTakenOver.value = true
    return false
  }
  unfinishedRun.value = null
  await showKept(at)
  stage.value = { name: 'saved', run, log }
  void syncNow()
  return true
}
