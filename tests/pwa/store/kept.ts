import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import type { MePlan, SessionLogBody } from '../../../static/pwa/src/domain/wire'
import { deviceId } from '../../../static/pwa/src/store/device'
import type { RunRecord } from '../../../static/pwa/src/store/schema'
import { TWO_HOLDS } from '../domain/steps'

export const SENDER = async () => ({ device_id: 'device', app_version: '0.0.0', time_zone: 'Europe/Berlin' })

/** As on a real phone: entries name the device that also sends them. */
export const OWN_SENDER = async () => ({ ...(await SENDER()), device_id: await deviceId() })

export const RUN: RunRecord = {
  id: '019ab000-0000-7000-8000-000000000001',
  owner: 'this tab',
  routine: { id: 'routine', name: 'Morning', weekdays: null, times_per_week: 5, times_per_day: 1, prescriptions: [] },
  exercises: {},
  timeline: TWO_HOLDS,
  marks: [{ at: 0, kind: 'start' }],
  start: {
    plan_id: 'plan',
    plan_version: 1,
    routine_id: 'routine',
    started_at: '2026-11-21T08:00:00.000Z',
    practised_on: '2026-11-21',
    pain_before: NOT_ASKED,
  },
}

export const LOG: SessionLogBody = {
  ...RUN.start,
  ended_at: '2026-11-21T08:20:00.000Z',
  evidence: 'timed',
  steps: [],
  amount: null,
  pain_after: NOT_ASKED,
  stopped_because: null,
  note: '',
  replaces_id: null,
  corrected_at: null,
  is_withdrawn: false,
}

export const ME_PLAN: MePlan = {
  plan: {
    id: 'plan',
    version: 1,
    saved_at: '2026-11-02T08:00:00Z',
    starts_on: '2026-11-02',
    ends_on: null,
    note: '',
    routines: [
      { id: 'routine', name: 'Morning', weekdays: null, times_per_week: 5, times_per_day: 1, prescriptions: [] },
    ],
  },
  timelines: { routine: TWO_HOLDS },
  exercises: {},
  safety: { questions: [], lock: null, unlocked_ids: [], emergency_number: '112' },
  rules: { done_percent: 80 },
  therapist_name: 'Ines',
  practice_name: 'Practice',
  time_zone: 'Europe/Berlin',
}
