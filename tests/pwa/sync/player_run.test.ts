// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { waysToGoOn } from '../../../static/pwa/src/domain/after_gap'
import { NOT_ASKED, timedLog } from '../../../static/pwa/src/domain/session_log'
import type { Step } from '../../../static/pwa/src/domain/wire'
import { openStore, RunTakenOver } from '../../../static/pwa/src/store/store'
import { timelineOf } from '../domain/steps'
import { ME_PLAN, RUN, SENDER } from '../store/kept'

// The page's clock is taken when the modules load, so they load under the fake timers. The database keeps its own.
vi.useFakeTimers({
  toFake: ['setInterval', 'clearInterval', 'Date', 'performance'],
  now: Date.parse('2026-11-21T08:00:00Z'),
})
const engine = await import('../../../static/pwa/src/sync/player_run')
const { clock } = await import('../../../static/pwa/src/device/clock')
const state = await import('../../../static/pwa/src/sync/state')

const { playerPosition, playerRun, isTakenOver } = engine
let account = 0

beforeEach(() => {
  account += 1
  state.store.value = openStore(`run-${account}`, SENDER)
  state.mePlan.value = ME_PLAN
  state.answers.value = []
  state.unfinishedRun.value = null
  isTakenOver.value = false
})

afterEach(() => engine.leaveRun())

/** Lets `ms` pass on the page's clock, looks and all, then the disk finish: a read waits for the writes before it. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms)
  for (let read = 0; read < 3; read += 1) await kept()
}

/** The page is gone and time goes by: nobody looks. */
function sleep(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

function setVisibility(visibility: 'hidden' | 'visible'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility)
  document.dispatchEvent(new Event('visibilitychange'))
}

const kept = () => state.store.value?.loadRun()

describe('a run', () => {
  test('moves by the clock and is on the disk before a finished step shows', async () => {
    await engine.startRun('routine', NOT_ASKED)
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 0 })
    await pass(4_000)
    expect(playerPosition.value?.step_elapsed_ms).toBe(4_000)
    vi.advanceTimersByTime(6_250)
    expect(playerPosition.value?.index).toBe(0)
    await pass(0)
    expect(playerPosition.value?.index).toBe(1)
    expect((await kept())?.marks.at(-1)).toMatchObject({ kind: 'seen' })
  })

  test('leaves out what is on hold, and is not begun where nothing is left', async () => {
    const [first, second] = timelineOf([['hold', 'left', 30]], [['hold', 'left', 20]])
    const timelines = { routine: [first, second] as Step[] }
    state.mePlan.value = { ...ME_PLAN, timelines, holds: { held: ['exercise-0'], opened: {} } }
    await engine.startRun('routine', NOT_ASKED)
    expect(playerRun.value?.timeline.map(({ step_index }) => step_index)).toEqual([1])
    await engine.leaveRun()
    state.mePlan.value = { ...ME_PLAN, timelines, holds: { held: ['exercise-0', 'exercise-1'], opened: {} } }
    await engine.startRun('routine', NOT_ASKED)
    expect(playerRun.value).toBeNull()
  })

  test('keeps every tap', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(12_000)
    await engine.mark({ kind: 'pause' })
    expect(playerPosition.value).toMatchObject({ status: 'paused', step_elapsed_ms: 2_000 })
    expect((await kept())?.marks.at(-1)?.kind).toBe('pause')
    await pass(60_000)
    await engine.mark({ kind: 'resume' })
    await pass(1_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', step_elapsed_ms: 3_000 })
  })

  test('waits while the page is hidden; the time is unobserved', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(12_000)
    setVisibility('hidden')
    await pass(30_000)
    setVisibility('visible')
    await pass(0)
    expect(playerPosition.value).toMatchObject({
      status: 'interrupted',
      index: 1,
      step_elapsed_ms: 2_000,
      unobserved_ms: 30_000,
    })
    await engine.mark({ kind: 'resume' })
    expect(playerPosition.value?.status).toBe('running')
  })

  test('what the phone slept through is not seen either, though the clock of the page stood still', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(12_000)
    setVisibility('hidden')
    sleep(600_000)
    setVisibility('visible')
    await pass(0)
    expect(playerPosition.value).toMatchObject({ status: 'interrupted', step_elapsed_ms: 2_000, gap_ms: 600_000 })
  })

  test('a changed wall clock moves nothing', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(12_000)
    sleep(3_600_000)
    await pass(1_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', step_elapsed_ms: 3_000 })
  })

  test('ends by itself, and then looks no more', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(80_250)
    await pass(0)
    expect(playerPosition.value?.status).toBe('finished')
    const run = playerRun.value
    await engine.leaveRun()
    const left = state.unfinishedRun.value
    if (!run || !left) throw new Error('The run that was left is kept.')
    const said = { pain_after: NOT_ASKED, stopped_because: 'finished', note: '' } as const
    const log = timedLog(left.start, said, left.timeline, left.marks)
    expect(log.steps.map(({ done_seconds }) => done_seconds)).toEqual([10, 30, 10, 30])
  })
})

describe('a killed tab', () => {
  test('loses no finished step; resuming counts the gap as unobserved', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(45_500)
    const run = await kept()
    if (!run) throw new Error('The run is on the disk.')
    // Another page finds it: this one's memory plays no part.
    playerRun.value = null
    await pass(600_000)
    await engine.resumeRun()
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 2 })
    await pass(1_000)
    const marks = (await kept())?.marks ?? []
    const said = { pain_after: NOT_ASKED, stopped_because: null, note: '' } as const
    const [, hold, swap] = timedLog(run.start, said, run.timeline, marks).steps
    expect(hold).toMatchObject({ outcome: 'done', done_seconds: 30 })
    expect(swap?.unobserved_seconds).toBeGreaterThanOrEqual(600)
    expect(swap?.unobserved_seconds).toBeLessThanOrEqual(606)
  })

  test('counts nothing that was not seen, however soon it is resumed', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(5_250)
    const before = (await kept())?.marks ?? []
    const [began, seen] = [before[0]?.at ?? 0, before.at(-1)?.at ?? 0]
    playerRun.value = null
    await pass(2_000)
    const gone = clock.now() - seen
    await engine.resumeRun()
    await pass(1_000)
    expect(gone).toBeLessThan(3_000)
    expect(playerPosition.value).toMatchObject({ observed_ms: seen - began + 1_000, unobserved_ms: gone })
  })

  test.each([
    ['resume', 1, 20_000],
    ['redo', 1, 0],
    ['held', 2, 0],
  ] as const)('killed in a hold: "%s" goes on there, with the gap not seen', async (way, index, elapsed) => {
    await engine.startRun('routine', NOT_ASKED)
    await pass(30_000)
    playerRun.value = null
    await pass(600_000)
    const left = (await kept()) ?? RUN
    const seen = left.marks.at(-1)?.at ?? 0
    expect(waysToGoOn(engine.placeOfLeft(left, clock.now()))).toEqual(['resume', 'redo', 'held'])
    await engine.resumeRun(way)
    expect(playerPosition.value).toMatchObject({ status: 'running', index, step_elapsed_ms: elapsed })
    expect(playerPosition.value?.unobserved_ms).toBe(clock.now() - seen)
  })

  test('killed before its first mark starts when it is resumed', async () => {
    await state.store.value?.saveRun({ ...RUN, marks: [] })
    const at = clock.now()
    await engine.resumeRun()
    await pass(1_000)
    expect(playerPosition.value).toMatchObject({ status: 'running', index: 0, step_elapsed_ms: 1_000 })
    expect((await kept())?.marks[0]).toEqual({ kind: 'start', at })
  })

  test('whose run is taken over by another stops writing and says so', async () => {
    await engine.startRun('routine', NOT_ASKED)
    const run = await kept()
    if (!run) throw new Error('The run is on the disk.')
    await state.store.value?.saveRun({ ...run, owner: 'another tab' })
    await engine.mark({ kind: 'skip' })
    expect(isTakenOver.value).toBe(true)
    expect((await kept())?.marks).toEqual(run.marks)
  })

  test('thrown away by the person is gone', async () => {
    await engine.startRun('routine', NOT_ASKED)
    await engine.discardRun()
    expect([await kept(), playerRun.value]).toEqual([null, null])
  })
})

describe('beside another tab', () => {
  test('a run that it began is never written over: it is offered instead', async () => {
    await state.store.value?.saveRun(RUN)
    await engine.startRun('routine', NOT_ASKED)
    expect(playerRun.value).toBeNull()
    expect(await kept()).toEqual(RUN)
    expect(state.unfinishedRun.value).toEqual(RUN)
  })

  test('a red answer given there holds here too, before anything is played', async () => {
    await state.store.value?.saveRun(RUN)
    const answered_at = '2026-11-21T08:00:00Z'
    const red = { question_id: 'toilet', answer: 'yes', confirmed: true } as const
    await state.store.value?.recordAnswers({ answered_at, screen: 'before_session', answers: [red] }, 'emergency')
    await engine.resumeRun()
    expect(playerRun.value).toBeNull()
    expect(await kept()).toEqual(RUN)
    await state.store.value?.discardRun(RUN.id)
    await engine.startRun('routine', NOT_ASKED)
    expect([playerRun.value, await kept()]).toEqual([null, null])
  })

  test('throwing away an old run spares the one begun since', async () => {
    state.unfinishedRun.value = { ...RUN, id: 'long finished' }
    await state.store.value?.saveRun(RUN)
    await engine.discardRun()
    expect(await kept()).toEqual(RUN)
    expect(state.unfinishedRun.value).toEqual(RUN)
  })

  test('what it has done meanwhile is found, and that it has finished', async () => {
    await state.store.value?.saveRun(RUN)
    state.unfinishedRun.value = RUN
    const marks = [...RUN.marks, { at: 45_000, from: 0, kind: 'seen' } as const]
    await state.store.value?.saveMarks(RUN, marks)
    await engine.lookForLeft()
    expect(state.unfinishedRun.value?.marks).toEqual(marks)
    await state.store.value?.discardRun(RUN.id)
    await engine.lookForLeft()
    expect(state.unfinishedRun.value).toBeNull()
  })

  test('keeping what was done takes all that it has played by now, and stops it', async () => {
    await state.store.value?.saveRun(RUN)
    state.unfinishedRun.value = RUN
    const marks = [...RUN.marks, { at: 45_000, from: 0, kind: 'seen' } as const]
    await state.store.value?.saveMarks(RUN, marks)
    await engine.takeRun()
    expect(state.unfinishedRun.value?.marks).toEqual(marks)
    await expect(state.store.value?.saveMarks(RUN, RUN.marks)).rejects.toThrow(RunTakenOver)
  })
})
