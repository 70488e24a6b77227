import { describe, expect, it } from 'vitest'
import type { Exercise, SessionLogItem, StepResult } from '../../static/pwa/src/domain/wire'
import { besideDone, rowsShown } from '../../static/pwa/src/views/therapist/caseload/rows'
import { doseRows, mostSeconds } from '../../static/pwa/src/views/therapist/client/dose_rows'
import { grouped, remaining } from '../../static/pwa/src/views/therapist/client/invitation_code'
import { reportedBody } from '../../static/pwa/src/views/therapist/client/reported_session'
import { howMuch, oddities, stepGroups } from '../../static/pwa/src/views/therapist/client/session_steps'
import { briefPath, windowTitle } from '../../static/pwa/src/views/therapist/client/window'
import { addDays, dayAndTime, isZone, moment, relativeDay, todayIn } from '../../static/pwa/src/views/therapist/dates'
import { ANY, found, NO_EQUIPMENT } from '../../static/pwa/src/views/therapist/library/filter'
import { placeOf } from '../../static/pwa/src/views/therapist/router'
import { refusal } from '../../static/pwa/src/views/therapist/sign_in'
import type { Brief, CaseloadItem, Figures, SavedPlan } from '../../static/pwa/src/views/therapist/wire'

const figures = (done: number, prescribed: number, over: Partial<Figures> = {}): Figures =>
  ({ done, prescribed, partly: 0, missed: 0, unknown: 0, open: 0, extra: 0, ...over }) as Figures

const item = (display_name: string, over: Partial<CaseloadItem> = {}, therapist_id = 'ines') =>
  ({
    client: { id: display_name, display_name, affected_side: 'none', therapist_id },
    figures: figures(1, 2),
    last_practised_on: null,
    next_visit_on: null,
    attention: [],
    ...over,
  }) as unknown as CaseloadItem

const names = (rows: readonly CaseloadItem[]) => rows.map((row) => row.client.display_name)

describe('the caseload', () => {
  const rows = [
    item('Tom', { figures: figures(10, 13), last_practised_on: '2026-11-20' }),
    item('Aoife', { figures: figures(1, 6), last_practised_on: null }, 'sam'),
    item('Zoë', { figures: null, last_practised_on: '2026-11-02' }),
  ]

  it('keeps the order of the service: attention first', () => {
    expect(names(rowsShown(rows, '', null, 'attention'))).toEqual(['Tom', 'Aoife', 'Zoë'])
  })

  it('puts the least done first and those without figures last', () => {
    expect(names(rowsShown(rows, '', null, 'share'))).toEqual(['Aoife', 'Tom', 'Zoë'])
  })

  it('puts the longest since practice first and never practised last', () => {
    expect(names(rowsShown(rows, '', null, 'practised'))).toEqual(['Zoë', 'Tom', 'Aoife'])
  })

  it('finds names without their marks, and mine only', () => {
    expect(names(rowsShown(rows, 'zoe', null, 'name'))).toEqual(['Zoë'])
    expect(names(rowsShown(rows, '', 'sam', 'name'))).toEqual(['Aoife'])
  })

  it('leaves out zeros and keeps unknown apart from missed', () => {
    expect(besideDone(figures(1, 4, { missed: 2, unknown: 1 }))).toEqual(['2 missed', '1 unknown'])
  })
})

describe('sign-in', () => {
  const failure = { status: 429, text: '', slug: '', errors: [], retryAfterSeconds: 61 }
  it('says how long to wait in whole minutes', () => {
    expect(refusal(failure)).toBe('Too many attempts. Try again in 2 minutes.')
  })
  it('does not say which of the two was wrong', () => {
    expect(refusal({ ...failure, status: 401 })).toMatch(/E-mail and password do not match/)
  })
})

describe('the library', () => {
  const make = (id: string, over: Partial<Exercise>) =>
    ({
      id,
      name: id,
      family: 'hamstring',
      target_muscles: ['hamstrings'],
      position: 'supine',
      level: 'easy',
      equipment: [],
      ...over,
    }) as unknown as Exercise
  const all = [make('Strap stretch', { equipment: ['mat', 'strap or towel'] }), make('Heel slide', { level: 'medium' })]

  it('finds by every word typed, in any order', () => {
    expect(found(all, { ...ANY, search: 'STRAP ham' }).map((each) => each.id)).toEqual(['Strap stretch'])
    expect(found(all, { ...ANY, search: 'strap calf' })).toEqual([])
  })

  it('filters by what is needed, nothing included', () => {
    expect(found(all, { ...ANY, equipment: NO_EQUIPMENT }).map((each) => each.id)).toEqual(['Heel slide'])
    expect(found(all, { ...ANY, equipment: 'mat', level: 'medium' })).toEqual([])
  })
})

describe('a session in detail', () => {
  const step = (over: Partial<StepResult>): StepResult => ({
    step_index: 0,
    exercise_id: 'supine-figure-4',
    side: 'left',
    kind: 'hold',
    prescribed_seconds: 30,
    done_seconds: 30,
    audio_led_seconds: 0,
    unobserved_seconds: 0,
    outcome: 'done',
    ...over,
  })

  it('adds up counting steps per exercise and side', () => {
    const steps = [
      step({}),
      step({ kind: 'rest', done_seconds: 10 }),
      step({}),
      step({ side: 'right', done_seconds: 12 }),
    ]
    expect(stepGroups(steps).map(({ side, done, prescribed }) => [side, done, prescribed])).toEqual([
      ['left', 60, 60],
      ['right', 12, 30],
    ])
  })

  it('says what went otherwise, unseen time included', () => {
    const steps = [step({ outcome: 'too_painful' }), step({ outcome: 'skipped' }), step({ unobserved_seconds: 8 })]
    expect(oddities({ steps } as unknown as SessionLogItem)).toBe(
      '1 step too painful, 1 step skipped, 8 s not seen by the phone',
    )
    expect(oddities({ steps: [step({})] } as unknown as SessionLogItem)).toBe('')
    const again = [step({ repeated_seconds: 30 }), step({ repeated_seconds: 15 })]
    expect(oddities({ steps: again } as unknown as SessionLogItem)).toBe('45 s more by repeating')
  })

  it('invents no seconds where no timer ran', () => {
    expect(howMuch({ amount: 'half', done_seconds: 0, prescribed_seconds: 0 } as SessionLogItem)).toBe('about half')
  })

  it('reports a told session without seconds, and pain only when asked', () => {
    const told = {
      routineId: 'r',
      practisedOn: '2026-11-21',
      amount: 'all',
      evidence: 'paper',
      painBefore: 0,
      painAfter: null,
      note: ' ok ',
    } as const
    const body = reportedBody(told, { id: 'p', version: 4 } as SavedPlan, new Date('2026-11-22T08:00:00Z'))
    expect(body).toMatchObject({ steps: [], amount: 'all', evidence: 'paper', practised_on: '2026-11-21', note: 'ok' })
    expect(body.pain_before).toMatchObject({ asked: true, score: 0 })
    expect(body.pain_after).toMatchObject({ asked: false, score: null })
  })

  it('never dates a told session into the future', () => {
    const told = { practisedOn: '2026-11-22', note: '' } as Parameters<typeof reportedBody>[0]
    const now = new Date('2026-11-22T08:00:00Z')
    expect(reportedBody(told, {} as SavedPlan, now).ended_at).toBe(now.toISOString())
  })
})

describe('dose rows', () => {
  it('set left and right side by side and tell trouble at its side', () => {
    const dose = [
      { exercise_id: 'f', side: 'left', prescribed_seconds: 1170, done_seconds: 1080 },
      { exercise_id: 'f', side: 'right', prescribed_seconds: 1170, done_seconds: 714 },
      { exercise_id: 'b', side: null, prescribed_seconds: 0, done_seconds: 0 },
    ] as const
    const trouble = [
      { exercise_id: 'f', side: 'right', too_painful: 3, cut_short: 1, skipped: 0, because: [] },
    ] as const
    const rows = doseRows(dose, trouble)
    const [f, b] = rows
    expect([f?.left?.done, f?.right?.done]).toEqual([1080, 714])
    expect([f?.left?.trouble, f?.right?.trouble?.too_painful]).toEqual([null, 3])
    expect(b?.whole?.prescribed).toBe(0)
    expect(mostSeconds(rows)).toBe(1170)
    expect(mostSeconds([])).toBe(1)
  })
})

describe('the invitation', () => {
  it('groups a short code and leaves a link’s alone', () => {
    expect(grouped('7KQ4MXB2TD')).toBe('7KQ4M-XB2TD')
    expect(grouped('a-very-long-code-of-a-link')).toBe('a-very-long-code-of-a-link')
  })
  it('counts down to the second and speaks by the minute', () => {
    const now = Date.parse('2026-11-22T08:00:00Z')
    expect(remaining('2026-11-22T08:14:05Z', now)).toEqual({
      isOver: false,
      text: '14:05',
      spoken: 'Code works for 15 more minutes.',
    })
    expect(remaining('2026-11-22T07:59:59Z', now).isOver).toBe(true)
  })
})

describe('days and windows', () => {
  it('reads the local date of the client', () => {
    const now = new Date('2026-11-22T23:30:00Z')
    expect(todayIn('Europe/Helsinki', now)).toBe('2026-11-23')
    expect(todayIn('America/New_York', now)).toBe('2026-11-22')
    expect(isZone('Mars/Olympus')).toBe(false)
  })

  it('says near days relatively and far ones by date', () => {
    expect(relativeDay('2026-11-22', '2026-11-22')).toBe('today')
    expect(relativeDay('2026-11-18', '2026-11-22')).toBe('4 days ago')
    expect(relativeDay('2025-12-01', '2026-11-22')).toBe('1 December 2025')
    expect(dayAndTime('2025-11-01T23:40:00Z', '2026-11-22', 'Europe/Berlin')).toBe('2 November 2025, 00:40')
    expect(moment('2026-11-01T22:40:00Z', new Date('2026-11-22T08:00:00Z'), 'UTC')).toBe('Sun 1 Nov 22:40')
    expect(addDays('2026-10-31', 1)).toBe('2026-11-01')
  })

  it('asks for the window chosen', () => {
    expect(briefPath('c', { kind: 'since_visit' }, '2026-11-22')).toBe('/clients/c/brief')
    expect(briefPath('c', { kind: 'four_weeks' }, '2026-11-22')).toBe(
      '/clients/c/brief?first_on=2026-10-26&last_on=2026-11-22',
    )
  })

  it('says what the figures are about', () => {
    const brief = (last_on: string, visited_on: string | null, next_visit_on: string | null = null) =>
      ({
        window: { first_on: '2026-11-03', last_on },
        since_visit: visited_on ? { visited_on } : null,
        next_visit_on,
      }) as Brief
    const since = { kind: 'since_visit' } as const
    expect(windowTitle(brief('2026-11-21', '2026-11-03'), since, '2026-11-22')).toBe(
      "Since the visit of 3 Nov, before today's",
    )
    expect(windowTitle(brief('2026-11-22', '2026-11-03'), since, '2026-11-22')).toBe('Since the visit of 3 Nov')
    expect(windowTitle(brief('2026-11-22', '2026-11-03', '2026-11-29'), since, '2026-11-22')).toBe(
      'Since the visit of 3 Nov, before the one of 29 Nov',
    )
    expect(windowTitle(brief('2026-11-22', '2026-11-03', '2026-11-22'), since, '2026-11-22')).toBe(
      "Since the visit of 3 Nov, before today's",
    )
    expect(windowTitle(brief('2027-01-04', '2026-12-21', '2027-01-11'), since, '2027-01-04')).toBe(
      'Since the visit of 21 Dec 2026, before the one of 11 Jan',
    )
    expect(windowTitle(brief('2026-11-22', null), since, '2026-11-22')).toBe('The last 4 weeks, no visit recorded yet')
    expect(windowTitle(brief('2026-11-22', null, '2026-11-29'), since, '2026-11-22')).toBe(
      'The last 4 weeks, no visit recorded, the next one on 29 Nov',
    )
    expect(windowTitle(brief('2026-11-22', null, '2026-11-22'), since, '2026-11-22')).toBe(
      'The last 4 weeks, no visit recorded, the next one today',
    )
  })
})

describe('addresses', () => {
  const builder = (way = {}) => ({
    page: 'plan',
    clientId: '42',
    templateId: null,
    copyFromId: null,
    backTo: null,
    ...way,
  })
  it.each([
    ['/therapist', { page: 'caseload' }],
    ['/therapist/', { page: 'caseload' }],
    ['/therapist/clients/42', { page: 'client', clientId: '42' }],
    ['/therapist/clients/42/plan', builder()],
    ['/therapist/clients/42/plan/from/core-plan', builder({ templateId: 'core-plan' })],
    ['/therapist/clients/42/plan/copy/7a', builder({ copyFromId: '7a' })],
    ['/therapist/clients/42/plan/back/4', builder({ backTo: 4 })],
    ['/therapist/clients/42/plan/back/core-plan', { page: 'unknown' }],
    ['/therapist/clients/42/plan/versions/4', { page: 'version', clientId: '42', version: 4 }],
    ['/therapist/clients/42/plan/versions/0', { page: 'unknown' }],
    ['/therapist/clients/42/plan/versions/9999999999', { page: 'unknown' }],
    ['/therapist/clients/42/first-visit/copy/7a', { page: 'unknown' }],
    ['/therapist/clients/42/first-visit', { page: 'first_visit', clientId: '42' }],
    ['/therapist/clients/42/first-visit/from/core-plan', { page: 'unknown' }],
    ['/therapist/clients/42/paper', { page: 'paper', clientId: '42' }],
    ['/therapist/clients/42/paper/from/core-plan', { page: 'unknown' }],
    ['/therapist/library', { page: 'library' }],
    ['/therapist/clients', { page: 'unknown' }],
  ])('%s', (path, place) => {
    expect(placeOf(path)).toEqual(place)
  })
})
