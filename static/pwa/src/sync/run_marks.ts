/**
 * A run of a routine while it is played: marks in memory, on the disk, and the place they lead to, on screen.
 *
 * Looking (every 250 ms) only stretches the newest `seen` mark in memory. What changes the place (a tap, the end of a
 * step, hiding the page) is written first and shown after. `playerPosition` moves within a step without waiting.
 *
 * In the dark nobody looks. Only where cues lead on (audio-led mode) time is noted, as far as the element has played.
 */
import { signal } from '@preact/signals'
import { unlockAudio } from '../device/audio'
import { type Clocks, clock } from '../device/clock'
import { holdWakeLock, releaseWakeLock } from '../device/wake_lock'
import { hasStalled, heardUntil, type Reading, STALL_MS, withHeard } from '../domain/led'
import { type Mark, type Position, position, withMark, withSeen } from '../domain/player'
import type { RunRecord } from '../store/schema'
import { RunTakenOver } from '../store/store'
import { followSound, keepLedStep, type LedNews, leaveSound, ledReading, silence } from './run_sound'
import { settings, store } from './state'

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
/** Both clocks at the moment from which on cues led in the dark; null while the page is looked at, or nothing leads. */
let led: Reading | null = null
/** Both of the phone's clocks when the page went out of sight. */
let wentDark: Clocks | null = null

export const newestAt = (of: readonly Mark[]) => of.at(-1)?.at ?? 0

/** What is known of the run that is played. */
export const marksSoFar = () => marks

const isRunning = () => playerPosition.value?.status === 'running'
const isHidden = () => document.visibilityState === 'hidden'

/** The moment that the place is told for: in the dark and after the end the newest that was heard or seen. */
function moment(): number {
  return isHidden() || playerPosition.value?.status === 'finished' ? newestAt(marks) : clock.now()
}

/** Sounds as the place and the choices of now say: after either changed. */
export function followPlace(): void {
  const run = playerRun.value
  if (!run) return
  const at = moment()
  followSound(run, position(run.timeline, marks, at), at, onLed)
}

function show(place: Position, isMoved: boolean): void {
  playerPosition.value = place
  if (!isMoved) return
  followPlace()
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

/**
 * Notes what was heard in the dark until now. An element that stood still was stopped by the phone: what came after is
 * unobserved, and the player waits for "Resume".
 */
function hear(): void {
  if (!led) return
  const reading = ledReading()
  if (reading.isChanging) return
  const now = { at: clock.now(), media_ms: reading.media_ms }
  marks = withHeard(marks, heardUntil(led, now))
  if (!reading.isPlaying || hasStalled(led, now)) loseSight()
}

/** From the newest mark on nothing is heard, nor seen. */
function loseSight(): void {
  led = null
  marks = withMark(marks, { kind: 'hidden', audio_led: false, at: newestAt(marks) })
}

/** Notes that the player was watched, or heard, until this moment. */
function observe(): void {
  if (led) hear()
  else if (isRunning() && !isHidden()) marks = withSeen(marks, clock.now())
}

function look(): void {
  const run = playerRun.value
  const shown = playerPosition.value
  if (!run || !shown || (isHidden() && !led)) return
  observe()
  if (!isHidden()) keepLedStep()
  const place = position(run.timeline, marks, moment())
  if (place.index !== shown.index || place.status !== shown.status) void flush()
  else show(place, false)
  if (newestAt(marks) - savedAt >= SAVE_EVERY_MS) void flush()
}

/** From here on cues lead, if they play: the element's time says how long, when at `media_ms` it is where the marks are. */
function goDark(media_ms: number): void {
  const at = clock.now()
  led = isRunning() && ledReading().isPlaying ? { at, media_ms } : null
  marks = withMark(marks, { kind: 'hidden', audio_led: led !== null, at })
  void flush()
}

/** Leaves out the moment from the newest mark until now, in which nothing was heard; a long one is unobserved. */
function leaveOut(now: number): void {
  if (now - newestAt(marks) > STALL_MS) loseSight()
  else marks = withMark(marks, { kind: 'pause', at: newestAt(marks) })
  marks = withMark(marks, { kind: 'resume', at: now })
}

function comeBack(): void {
  hear()
  // "Play" on the lock screen, but no sound came: nobody was led.
  if (!led && isRunning()) loseSight()
  // A phone that sleeps plays nothing: while cues led it was awake.
  if (!led && wentDark) clock.catchUp(wentDark)
  const now = clock.now()
  if (led && now - newestAt(marks) > STALL_MS) loseSight()
  if (led) leaveOut(now)
  led = null
  marks = withMark(marks, { kind: 'shown', at: now })
  void flush()
  void unlockAudio().then(followPlace)
}

function onVisibility(): void {
  if (!isHidden()) {
    comeBack()
    return
  }
  wentDark = clock.both()
  const { media_ms, due_ms } = ledReading()
  // What it lags behind the page's clock was not heard yet; what it is ahead was not heard in the dark.
  goDark(Math.max(media_ms, due_ms))
}

const onLed: LedNews = {
  went: look,
  /** In the dark another file plays, after a skip or after "play" on the lock screen. */
  began: () => {
    if (!isHidden() || !isRunning()) return
    leaveOut(clock.now())
    goDark(ledReading().media_ms)
  },
  ended: () => {
    look()
    followPlace()
  },
  /** In sight somebody paused it by what no handler sees, a headphone pulled out. In the dark it may be a call. */
  stopped: () => {
    if (isHidden()) look()
    else if (isRunning()) void mark({ kind: 'pause' })
  },
  asked: (act) => void mark({ kind: act }),
}

export async function stopLooking(): Promise<void> {
  if (looking !== null) clearInterval(looking)
  looking = null
  document.removeEventListener('visibilitychange', onVisibility)
  if (isTakenOver.value) silence()
  await releaseWakeLock()
}

export function startLooking(): void {
  if (looking === null) {
    looking = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', onVisibility)
  }
  if (settings.value.keeps_screen_on) void holdWakeLock()
}

export type Act = Mark extends infer Kind ? (Kind extends Mark ? Omit<Kind, 'at'> : never) : never

/** Adds marks of this moment; resolves when they are on the disk and on screen. */
export async function mark(...acts: readonly Act[]): Promise<void> {
  if (!playerRun.value || isTakenOver.value) return
  observe()
  const at = led ? newestAt(marks) : clock.now()
  for (const act of acts) marks = withMark(marks, { ...act, at } as Mark)
  await flush()
  // "Back" from the very end plays on.
  if (isRunning()) startLooking()
}

/** From here on `run` is the one that is played, with its marks as they are. */
export function setRun(run: RunRecord): void {
  marks = run.marks
  led = null
  isTakenOver.value = false
  playerRun.value = run
  playerPosition.value = position(run.timeline, marks, newestAt(marks))
}

export function letGo(): void {
  void stopLooking()
  leaveSound()
  playerRun.value = null
  playerPosition.value = null
  marks = []
  led = null
}
