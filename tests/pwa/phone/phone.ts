/**
 * One phone without a screen: the client's own code (account, store, outbox, sending) over fake-indexeddb, against a real
 * server. It does what a line of JSON on standard input says and answers with one; `tests/fault/phones.py` holds the other end.
 */
import 'fake-indexeddb/auto'
import { createInterface } from 'node:readline'
import { NOT_ASKED, timedLog } from '../../../static/pwa/src/domain/session_log'
import { deviceId } from '../../../static/pwa/src/store/device'
import { redeem } from '../../../static/pwa/src/sync/account'
import { mePlan, sessionsInForce, store, syncState } from '../../../static/pwa/src/sync/state'
import { refreshPlan, syncNow } from '../../../static/pwa/src/sync/sync'
import { browserFetch } from './browser_fetch'

const DAY_MS = 86_400_000

interface Told {
  readonly do: 'redeem' | 'practise' | 'send' | 'count'
  readonly code?: string
  readonly sessions?: number
  /** The sessions are spread over so many days up to now. */
  readonly days?: number
}

const realNow = Date.now
let back_ms = 0
Date.now = () => realNow() - back_ms

function opened() {
  if (!store.value) throw new Error('nobody is signed in on this phone')
  return store.value
}

/** One session of the plan's first routine, held to its end, `ago` days before now. */
async function practise(ago: number): Promise<void> {
  const { plan, timelines } = mePlan.value ?? {}
  const routine = plan?.routines[0]
  const timeline = routine && timelines?.[routine.id]
  if (!plan || !routine || !timeline) throw new Error('this phone has no plan')
  back_ms = ago * DAY_MS
  const started_at = new Date(Date.now()).toISOString()
  const length_ms = timeline.reduce((sum, step) => sum + step.seconds * 1000, 0)
  const start = { plan_id: plan.id, plan_version: plan.version, routine_id: routine.id, started_at }
  const end = { pain_after: NOT_ASKED, stopped_because: 'finished', note: '' } as const
  const marks = [
    { at: 0, kind: 'start' },
    { at: length_ms, kind: 'seen', from: 0 },
  ] as const
  const practised_on = started_at.slice(0, 10)
  await opened().recordSession(timedLog({ ...start, practised_on, pain_before: NOT_ASKED }, end, timeline, marks))
  back_ms = 0
}

const ACTS: Record<Told['do'], (told: Told) => Promise<unknown>> = {
  async redeem({ code = '' }) {
    const done = await redeem(code, 'Phone')
    await syncNow()
    await refreshPlan()
    return done
  },
  async practise({ sessions = 1, days = 1 }) {
    for (let at = 0; at < sessions; at += 1) await practise((at * days) / sessions)
  },
  /** What becoming visible does. */
  async send() {
    await syncNow()
    await refreshPlan()
  },
  async count() {
    const { own } = await opened().acknowledged(await deviceId())
    return { acknowledged: [...own].sort(), in_force: sessionsInForce.value.length, ...syncState.value }
  },
}

globalThis.fetch = browserFetch(process.argv[2] ?? '', globalThis.fetch)
for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line) as Told
  const said = await ACTS[told.do](told).then(
    (result) => ({ result: result ?? null }),
    (error: unknown) => ({ error: String(error) }),
  )
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
process.exit(0)
