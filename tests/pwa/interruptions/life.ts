/**
 * One made-up sitting: a routine played by the app's own engine on the phone of `phone.ts`, with taps and interruptions
 * by seed. What must hold is judged by what the phone knows, not by the app's rules.
 */
import { expect, vi } from 'vitest'
import { arrange } from '../../../static/pwa/src/domain/arrange'
import { waysOf } from '../../../static/pwa/src/domain/cue_ways'
import { type Cue, cueTrack, upcoming } from '../../../static/pwa/src/domain/cues'
import { type Mark, type Position, position } from '../../../static/pwa/src/domain/player'
import { NOT_ASKED, timedLog } from '../../../static/pwa/src/domain/session_log'
import type { SessionLogBody, Step } from '../../../static/pwa/src/domain/wire'
import { PHRASES } from '../../../static/pwa/src/messages/voice'
import type { Act } from '../../../static/pwa/src/sync/run_marks'
import type { Chance } from '../courses/chance'
import { ME_PLAN, SENDER } from '../store/kept'
import { LOOK_MS, phone, SLOW_PAGE_MS, settle } from './phone'
import { anyRoutine, flattened } from './plans'

type Engine = typeof import('../../../static/pwa/src/sync/player_run')
type State = typeof import('../../../static/pwa/src/sync/state')
export interface App {
  readonly engine: Engine
  readonly state: State
  readonly letGo: () => void
  readonly marksSoFar: () => readonly Mark[]
  readonly clock: typeof import('../../../static/pwa/src/device/clock').clock
  readonly openStore: typeof import('../../../static/pwa/src/store/store').openStore
  readonly defaults: typeof import('../../../static/pwa/src/store/settings').DEFAULT_SETTINGS
}

const HOUR_MS = 3_600_000
const ZONES = ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'] as const
const TAPS = [
  ...(['pause', 'resume', 'resume', 'skip', 'back', 'too_painful'] as const),
  ...(['repeat', 'undo', 'add_seconds', 'finish'] as const),
]
export const HAPPENINGS = [
  ...(['watch', 'watch', 'watch', 'watch', 'watch', 'tap', 'tap', 'tap', 'tap'] as const),
  ...(['hide', 'hide', 'hide', 'freeze', 'kill', 'leave', 'clock', 'zone', 'led', 'headphones'] as const),
]
export type Happening = (typeof HAPPENINGS)[number]

/** What the engine may lose of what was there to see: of a killed page, and each time the sound changes hands. */
const LOST_WITH_A_PAGE_MS = 5_500
const LOST_BETWEEN_SOUNDS_MS = 1_500

interface Place {
  readonly index: number
  readonly elapsed: number
}

export class Life {
  readonly happened: Happening[] = []
  /** ms that the routine ran while the page was looked at, or heard in the dark. */
  witnessed = 0
  /** ms that it may have lost of that. */
  mayBeLost = 0
  /** True time since the start, and whether the phone's own clocks could tell it. */
  private lived = 0
  private isTimeKnown = true
  private practised_on = ''
  private track: readonly Cue[] = []
  private timeline: readonly Step[] = []
  private told: { readonly cue: Cue; readonly added: number }[] = []
  private before: Place = { index: 0, elapsed: 0 }
  private mayGoBack = true
  /** After the end no time is told, also where "Back" plays on from there. */
  wasOver = false
  /** Cues that were due in sight. */
  heard = 0

  constructor(
    private readonly chance: Chance,
    private readonly app: App,
    private readonly account: string,
  ) {}

  async run(): Promise<SessionLogBody> {
    await this.begin()
    for (let left = this.chance.pick([4, 8, 12, 16]); left > 0 && this.place; left -= 1) {
      const happening = this.chance.pick(HAPPENINGS)
      this.happened.push(happening)
      await this[happening]()
      this.checkSums()
    }
    return await this.end()
  }

  private get place(): Position | null {
    return this.app.engine.playerPosition.value
  }

  private get isRunning(): boolean {
    return this.place?.status === 'running'
  }

  private async begin(): Promise<void> {
    const { state, engine, openStore, defaults } = this.app
    phone.visibility = 'visible'
    if (phone.element) phone.element.paused = true
    phone.isSoundForbidden = this.chance.percent(10)
    const timelines = { routine: flattened(anyRoutine(this.chance)) }
    state.store.value = openStore(this.account, SENDER)
    state.mePlan.value = { ...ME_PLAN, timelines }
    state.unfinishedRun.value = null
    state.settings.value = {
      ...defaults,
      is_audio_led: this.chance.percent(50),
      first_side: this.chance.pick([null, 'left', 'right'] as const),
      prepare_seconds: this.chance.pick([null, 5, 15, 20] as const),
      switch_side_seconds: this.chance.pick([null, 5, 20] as const),
    }
    await this.newPage()
    await engine.startRun('routine', NOT_ASKED)
    await settle()
    const run = engine.playerRun.value
    if (!run) throw new Error('The routine did not begin.')
    this.timeline = run.timeline
    this.practised_on = run.start.practised_on
    this.checkArranged(timelines.routine, run.timeline)
    const speaking = { exercises: {}, ways: waysOf('voice'), phrases: PHRASES, lengthOf: () => 700 }
    this.track = cueTrack(run.timeline, speaking)
  }

  /** A page takes its clock from the person's when it is loaded. */
  private async newPage(): Promise<void> {
    phone.monotone += phone.wall - this.app.clock.now()
    await settle()
  }

  private checkArranged(planned: readonly Step[], played: readonly Step[]): void {
    const { first_side, prepare_seconds, switch_side_seconds } = this.app.state.settings.value
    const stretched = {
      ...(prepare_seconds !== null && { prepare_seconds }),
      ...(switch_side_seconds !== null && { switch_side_seconds }),
    }
    expect(played).toEqual(arrange(planned, { first_side, ...stretched }))
    const counting = (steps: readonly Step[]) =>
      steps.filter(({ counts }) => counts).map(({ step_index, seconds }) => `${step_index}: ${seconds}`)
    expect(counting(played).sort()).toEqual(counting(planned).sort())
  }

  // ---- what happens

  private async watch(ms = this.chance.pick([250, 900, 3_000, 12_000, 30_000])): Promise<void> {
    for (let left = ms; left > 0; left -= LOOK_MS) {
      const part = Math.min(left, LOOK_MS)
      this.listen(part)
      const wasRunning = this.isRunning
      if (wasRunning) this.witnessed += part
      this.lived += part
      phone.drift(part)
      vi.advanceTimersByTime(part)
      phone.tell()
      await settle()
      // It ended between two looks.
      if (wasRunning && !this.isRunning) this.mayBeLost += LOOK_MS
      this.checkPlace()
    }
  }

  private async tap(): Promise<void> {
    const act = this.act(this.chance.pick(TAPS))
    if (!act) return
    this.mayGoBack = ['back', 'repeat', 'undo'].includes(act.kind)
    await this.app.engine.mark(act)
    await settle()
    this.checkPlace()
  }

  /** Null: what this tap would do is not offered now, or hardly ever done. */
  private act(kind: (typeof TAPS)[number]): Act | null {
    if (kind === 'finish' && this.chance.percent(80)) return null
    if (kind === 'add_seconds') return { kind, seconds: 10 }
    if (kind !== 'repeat') return { kind }
    const repeats = this.place?.repeats ?? []
    return repeats.length > 0 ? { kind, index: this.chance.pick(repeats).index } : null
  }

  /** Out of sight: the element plays on, a call stops it, a key starts it again; the phone may fall asleep. */
  private async hide(): Promise<void> {
    if (phone.isPlaying) this.mayBeLost += 2 * LOST_BETWEEN_SOUNDS_MS
    phone.show('hidden')
    await settle()
    await this.lieInTheDark()
    if (this.chance.percent(25)) {
      phone.isSoundForbidden = this.chance.percent(50)
      await this.key()
      await this.lieInTheDark()
    }
    if (this.chance.percent(30)) this.setClock()
    phone.show('visible')
    await settle()
    this.checkPlace()
  }

  /** The element plays, and timers fire, seldom or not at all; then it is stopped. */
  private async lieInTheDark(): Promise<void> {
    const plays = this.chance.pick([0, 400, 5_000, 40_000])
    const timers = this.chance.pick([1, 4, 0])
    for (let at = 0; at < plays && phone.isPlaying; at += LOOK_MS) {
      const wasRunning = this.isRunning
      const heard = phone.drift(LOOK_MS)
      this.lived += LOOK_MS
      if (wasRunning) this.witnessed += heard
      if (timers > 0 && (at / LOOK_MS) % timers === 0) {
        vi.advanceTimersByTime(LOOK_MS)
        phone.tell()
      }
      await settle()
      if (this.chance.percent(2)) await this.key()
    }
    await this.stopElement()
    this.rest(this.chance.pick([0, 300, 2_000, 60_000, HOUR_MS]), this.chance.percent(40))
  }

  /** A key of the lock screen or of the headphones. */
  private async key(): Promise<void> {
    const kind = this.chance.pick(['pause', 'resume', 'skip', 'back'] as const)
    this.mayGoBack = this.mayGoBack || kind === 'back'
    this.mayBeLost += LOST_BETWEEN_SOUNDS_MS
    await this.app.engine.mark({ kind })
    await settle()
  }

  /** A call or another app takes the sound: the page is told, or not. */
  private async stopElement(): Promise<void> {
    if (!phone.element) return
    if (this.chance.percent(50)) phone.element.pause()
    phone.element.paused = true
    await settle()
  }

  /** Time in which the page does not run at all. */
  private rest(ms: number, isAsleep: boolean): void {
    phone.drift(ms, isAsleep)
    this.lived += ms
  }

  /** In sight, but nothing moves: a page held up, a phone that swaps. */
  private async freeze(): Promise<void> {
    const ms = this.chance.pick([1_000, 2_700, 3_500, 20_000, 600_000])
    const isSeen = this.isRunning && ms <= SLOW_PAGE_MS
    if (isSeen) this.witnessed += ms
    this.mayBeLost += LOOK_MS
    this.rest(ms, false)
    // The timer that was due long ago.
    vi.advanceTimersByTime(LOOK_MS)
    phone.tell()
    await settle()
    if (isSeen && !this.isRunning) this.mayBeLost += ms
    this.checkPlace()
  }

  /** The page is gone, at once or in the dark; another one takes the run up. */
  private async kill(): Promise<void> {
    if (this.chance.percent(30)) {
      phone.show('hidden')
      await settle()
    }
    this.mayBeLost += LOST_WITH_A_PAGE_MS
    this.app.letGo()
    if (phone.element) phone.element.paused = true
    await settle()
    this.rest(this.chance.pick([500, 4_000, 60_000, HOUR_MS]), this.chance.percent(30))
    if (this.chance.percent(40)) this.setClock()
    await this.newPage()
    await this.takeUp()
  }

  private async leave(): Promise<void> {
    await this.app.engine.leaveRun()
    await settle()
    await this.watch(this.chance.pick([500, 10_000]))
    await this.takeUp()
  }

  private async takeUp(): Promise<void> {
    phone.visibility = 'visible'
    // "Back" or a skip that the disk did not have yet when the page went is undone with it.
    this.mayGoBack = true
    await this.app.engine.resumeRun()
    await settle()
    this.checkPlace()
  }

  private async clock(): Promise<void> {
    this.setClock()
  }

  private setClock(): void {
    this.isTimeKnown = false
    phone.wall += this.chance.pick([-26, -5, -1, 1, 5, 26]) * HOUR_MS
  }

  private async zone(): Promise<void> {
    process.env.TZ = this.chance.pick(ZONES)
  }

  private async led(): Promise<void> {
    const { state, engine } = this.app
    this.mayBeLost += LOST_BETWEEN_SOUNDS_MS
    state.settings.value = { ...state.settings.value, is_audio_led: !state.settings.value.is_audio_led }
    engine.followPlace()
    await settle()
  }

  /** Pulled out in sight: the phone pauses the element. */
  private async headphones(): Promise<void> {
    phone.element?.pause()
    await settle()
    this.checkPlace()
  }

  private async end(): Promise<SessionLogBody> {
    const { engine, state } = this.app
    await engine.leaveRun()
    await settle()
    const run = state.unfinishedRun.value
    if (!run) throw new Error('The run that was left is kept.')
    const log = timedLog(run.start, { pain_after: NOT_ASKED, stopped_because: null, note: '' }, run.timeline, run.marks)
    await engine.discardRun()
    return log
  }

  // ---- what must hold

  /** The cues of the next `ms`, which are about to be lived in sight. */
  private listen(ms: number): void {
    const { place } = this
    if (!place?.step) return
    const added = place.step_total_ms - place.step.seconds * 1000
    for (const { cue, in_ms } of upcoming(this.track, this.timeline, position(this.timeline, this.marks, this.now))) {
      if (in_ms < 0 || in_ms >= ms) continue
      const own = cue.index === place.index ? added : 0
      const twice = this.told.some((one) => one.cue.id === cue.id && one.added === own)
      expect(twice, `${cue.id} is told twice`).toBe(false)
      const last = this.told.at(-1)
      if (last) expect(cue.index, `${cue.id} comes after ${last.cue.id}`).toBeGreaterThanOrEqual(last.cue.index)
      this.told.push({ cue, added: own })
      this.heard += 1
    }
  }

  private get marks() {
    return this.app.marksSoFar()
  }

  private get now(): number {
    return this.app.clock.now()
  }

  /** Total, and forward only but for "Back" and for what a killed page had not written. */
  private checkPlace(): void {
    const { place } = this
    if (!place) return
    expect(place.index).toBeGreaterThanOrEqual(0)
    expect(place.index).toBeLessThanOrEqual(this.timeline.length)
    expect(place.progress).toBeGreaterThanOrEqual(0)
    expect(place.progress).toBeLessThanOrEqual(1)
    expect(place.step_remaining_ms).toBeGreaterThanOrEqual(0)
    const { element } = phone
    const isSilent = place.status !== 'finished' || !phone.isPlaying || !element
    if (!isSilent) expect(element.lasts - element.currentTime, 's are still to be heard after the end').toBeLessThan(2)
    const here = { index: place.index, elapsed: place.step_elapsed_ms }
    const isBack =
      here.index < this.before.index || (here.index === this.before.index && here.elapsed < this.before.elapsed)
    if (isBack) {
      expect(this.mayGoBack, `went back from ${JSON.stringify(this.before)} to ${JSON.stringify(here)}`).toBe(true)
      this.told = []
    }
    this.before = here
    this.mayGoBack = false
  }

  /** Also one that only the element knew of, in the dark, when a key took the routine back. */
  private noteEnd(): void {
    const ends = this.marks.map(({ at }, which) => position(this.timeline, this.marks.slice(0, which + 1), at).status)
    if (this.wasOver || !ends.includes('finished')) return
    this.wasOver = true
  }

  /** Done, paused and unobserved time is all the time there was; and nothing of it is done that nobody witnessed. */
  private checkSums(): void {
    const { place } = this
    const first = this.marks[0]
    if (!place || !first) return
    this.noteEnd()
    const all = position(this.timeline, this.marks, this.now)
    const sum = all.observed_ms + all.paused_ms + all.unobserved_ms
    const passed = this.now - first.at
    if (this.wasOver) expect(sum).toBeLessThanOrEqual(passed + 1)
    else expect(Math.abs(sum - passed), `${sum} ms of ${passed} ms`).toBeLessThan(1)
    if (this.isTimeKnown && !this.wasOver)
      expect(Math.abs(passed - this.lived), `${passed} ms, but ${this.lived} went by`).toBeLessThan(1)
    expect(all.observed_ms, 'more than was witnessed').toBeLessThanOrEqual(this.witnessed + 1)
    expect(all.observed_ms, 'lost').toBeGreaterThanOrEqual(this.witnessed - this.mayBeLost - 1)
  }

  checkLog(log: SessionLogBody): void {
    expect(log.practised_on).toBe(this.practised_on)
    expect(log.steps.map(({ step_index }) => step_index)).toEqual(
      this.timeline.map(({ step_index }) => step_index).sort((a, b) => a - b),
    )
    let done = 0
    for (const step of log.steps) {
      // Rounds of the same step are told apart, and none of them is more than was witnessed.
      done += step.done_seconds + (step.repeated_seconds ?? 0)
      expect(step.done_seconds).toBeLessThanOrEqual(step.prescribed_seconds)
      expect(step.audio_led_seconds).toBeLessThanOrEqual(step.done_seconds)
      expect(step.outcome === 'done').toBe(step.done_seconds >= step.prescribed_seconds)
    }
    expect(done * 1000).toBeLessThanOrEqual(this.witnessed + 1)
  }
}
