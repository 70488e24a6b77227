import { describe, expect, it } from 'vitest'
import type { Exercise } from '../../static/pwa/src/domain/wire'
import { easierInstead, judgementOf, reasonsInWords, shortMeaning } from '../../static/pwa/src/views/therapist/cautions'
import {
  answerOf,
  isAnswered,
  needsReason,
  newAnswers,
  openItems,
  questionsOf,
  startDraft,
  withAnswer,
} from '../../static/pwa/src/views/therapist/first_visit/caution_draft'
import {
  type DraftRoutine,
  emptyRoutine,
  fittedRoutine,
  prescriptionOf,
} from '../../static/pwa/src/views/therapist/plan/draft'
import type {
  CautionAnswer,
  CautionTold,
  ClientCaution,
  ClientCautions,
  Judgement,
} from '../../static/pwa/src/views/therapist/wire'

const told = (answer: CautionAnswer, told_by: CautionTold['told_by'] = 'staff'): CautionTold => ({
  answer,
  reason: '',
  told_by,
  told_at: '2026-03-11T09:00:00Z',
  display_name: 'Ines',
})
const item = (code: string, over: Partial<ClientCaution> = {}, question: string | null = code): ClientCaution => ({
  code,
  meaning: `${code}: mind it`,
  question: question === null ? null : { id: question, area: 'hip', text: `${question}?` },
  set_by_therapist: null,
  is_gate: false,
  protects: false,
  confirmed: null,
  waiting: null,
  ...over,
})
const BACK = item('thr-posterior', {}, 'new-hip')
const FRONT = item('thr-anterior', {}, 'new-hip')

describe('the questions about cautions', () => {
  it('are asked once, also where several codes share one', () => {
    const questions = questionsOf([BACK, item('pht'), FRONT, item('red-flag-deficit', {}, null)])
    expect(questions.map(({ id, items }) => [id, items.map(({ code }) => code)])).toEqual([
      ['new-hip', ['thr-posterior', 'thr-anterior']],
      ['pht', ['pht']],
    ])
  })

  it('keep not asked, no, yes and not sure apart, and take what waits for the newest', () => {
    const items = [
      item('a'),
      item('b', { confirmed: told('no') }),
      item('c', { confirmed: told('no'), waiting: told('yes') }),
    ]
    expect(startDraft(items)).toEqual({ a: 'not_asked', b: 'no', c: 'yes' })
    expect(isAnswered(items, startDraft(items))).toBe(false)
    expect(isAnswered(items, withAnswer(startDraft(items), [items[0] as ClientCaution], 'not_sure'))).toBe(true)
  })

  it('are open while they have no answer, but for what nobody is asked', () => {
    const items = [item('a'), item('b', {}, null), item('c', { confirmed: told('yes') })]
    expect(openItems(items, startDraft(items)).map(({ code }) => code)).toEqual(['a'])
  })

  it('are answered as a whole by the strongest of their codes', () => {
    const items = [BACK, FRONT]
    const all = withAnswer({}, items, 'yes')
    expect(answerOf({ items }, all)).toBe('yes')
    expect(answerOf({ items }, withAnswer(all, [FRONT], 'no'))).toBe('yes')
    expect(answerOf({ items }, {})).toBe('not_asked')
  })
})

describe('a save of answers', () => {
  it('takes down what is news and confirms what waits', () => {
    const items = [
      item('same', { confirmed: told('no') }),
      item('new'),
      item('waits', { waiting: told('yes', 'client') }),
      item('changed', { confirmed: told('no') }),
    ]
    const draft = { same: 'no', new: 'not_sure', waits: 'yes', changed: 'yes' } as const
    expect(newAnswers(items, draft, {}, true)).toEqual([
      { code: 'new', answer: 'not_sure', is_confirmed: true },
      { code: 'waits', answer: 'yes', is_confirmed: true },
      { code: 'changed', answer: 'yes', is_confirmed: true },
    ])
    expect(newAnswers(items, draft, {}, false).map(({ code }) => code)).toEqual(['new', 'changed'])
  })

  it('lifts what holds the whole plan only with a reason', () => {
    const gate = item('recent-surgery', { is_gate: true, protects: true, confirmed: told('yes') })
    expect(needsReason(gate, 'no')).toBe(true)
    expect(needsReason(gate, 'yes')).toBe(false)
    expect(needsReason({ ...gate, protects: false }, 'no')).toBe(false)
    expect(newAnswers([gate], { 'recent-surgery': 'no' }, { 'recent-surgery': ' Mistaken. ' }, true)).toEqual([
      { code: 'recent-surgery', answer: 'no', is_confirmed: true, reason: 'Mistaken.' },
    ])
  })
})

const exercise = (id: string, regression: string[] = []) =>
  ({ id, side: 'per_side', regression, dose: { type: 'static_hold' } }) as unknown as Exercise
const HIP = { code: 'thr-posterior', action: 'avoid', note: 'No bend.' } as const
const swapped = (instead: string): Judgement => ({ outcome: 'swapped', instead, reasons: [HIP] })
const WITHHELD: Judgement = { outcome: 'withheld', instead: null, reasons: [HIP] }

describe('an exercise for one client', () => {
  const exercises = new Map([exercise('a', ['b', 'c', 'gone']), exercise('b'), exercise('c')].map((e) => [e.id, e]))
  const cautions: ClientCautions = { items: [], gates: [], exercises: { a: swapped('c'), b: WITHHELD } }

  it('is shown where the service said nothing of it', () => {
    expect(judgementOf(cautions, 'of-a-newer-catalogue').outcome).toBe('shown')
  })

  it('has only easier versions offered that are not held back too', () => {
    const a = exercises.get('a')
    expect(a && easierInstead(a, exercises, cautions).map(({ id }) => id)).toEqual(['c'])
  })

  it('says each reason once', () => {
    expect(reasonsInWords([HIP, HIP])).toBe('No bend.')
  })

  it('is named by what a client has', () => {
    expect(shortMeaning('Sore knees: pad well or choose a lying version.')).toBe('Sore knees')
    expect(shortMeaning('Groin pinch, or if you have been told you have a labral tear: less bend.')).toBe(
      'Groin pinch, or a labral tear',
    )
  })

  it('comes out of a template swapped or not at all, and never twice', () => {
    const routine = (...ids: string[]): DraftRoutine => ({
      ...emptyRoutine('Morning'),
      prescriptions: ids.flatMap((id) => {
        const found = exercises.get(id)
        return found ? [prescriptionOf(found, 'left')] : []
      }),
    })
    const fit = (of: DraftRoutine) =>
      fittedRoutine(of, { cautions, exercises, affected: 'left' }).prescriptions.map((each) => each.exercise_id)
    expect(fit(routine('a', 'b'))).toEqual(['c'])
    expect(fit(routine('a', 'c'))).toEqual(['c'])
  })
})
