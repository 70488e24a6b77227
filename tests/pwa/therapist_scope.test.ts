import { describe, expect, it } from 'vitest'
import type { Exercise, Me } from '../../static/pwa/src/domain/wire'
import { emptyDraft, emptyRoutine, prescriptionOf } from '../../static/pwa/src/views/therapist/plan/draft'
import { placeProblems, withScope } from '../../static/pwa/src/views/therapist/plan/problems'
import { restrictedIn, scopeWords } from '../../static/pwa/src/views/therapist/plan/scope'
import { ownProfession, thoseWhoMay, whoMayWords } from '../../static/pwa/src/views/therapist/practice/who_may'
import { placeOf } from '../../static/pwa/src/views/therapist/router'
import type { Practice, Template } from '../../static/pwa/src/views/therapist/wire'
import { anyOf } from '../../static/pwa/src/views/therapist/words'

const PRACTICE: Practice = {
  id: 'harbour',
  name: 'Harbour',
  country: 'CH',
  emergency_number: '144',
  own_emergency_number: null,
  visit_cadence: null,
  who_may: { unlock_urgent: ['physiotherapist', 'doctor'], prescribe_restricted: ['doctor'] },
  staff: [
    { id: '1', display_name: 'Ada', role: 'admin', profession: null },
    { id: '2', display_name: 'Ben', role: 'therapist', profession: 'massage_therapist' },
    { id: '3', display_name: 'Ines', role: 'therapist', profession: 'physiotherapist' },
  ],
  countries: [],
}
const exercise = (id: string, restriction: Exercise['restriction']) => ({ id, name: id, restriction }) as Exercise

describe('who may do what', () => {
  it('is decided by profession; an account without one may not', () => {
    expect(thoseWhoMay(PRACTICE, 'unlock_urgent').map(({ display_name }) => display_name)).toEqual(['Ines'])
    expect(thoseWhoMay(PRACTICE, 'prescribe_restricted')).toEqual([])
  })

  it('is said with the people to ask, also when there is nobody', () => {
    expect(whoMayWords(PRACTICE, 'unlock_urgent')).toBe(
      "By the practice's settings this is for: physiotherapist or doctor. Ask Ines.",
    )
    expect(whoMayWords(PRACTICE, 'prescribe_restricted')).toMatch(/this is for: doctor\. Nobody here/)
  })

  it('names what one is', () => {
    const me = { account: { id: '2', role: 'therapist', display_name: 'Ben' }, practice: PRACTICE } as Me
    expect(ownProfession(me)).toBe('Your profession is not set here yet.')
    expect(ownProfession({ ...me, account: { ...me.account, profession: 'massage_therapist' } })).toBe(
      'Your profession here: massage therapist.',
    )
  })

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ] as const)('%j in words', (words, told) => {
    expect(anyOf(words)).toBe(told)
  })
})

describe('the plan builder', () => {
  it('says why an exercise is for others, and nothing to those who may', () => {
    expect(scopeWords(exercise('bridge', 'strength'), 'Ask Ines.')).toBe('A strength exercise. Ask Ines.')
    expect(scopeWords(exercise('bridge', 'strength'), null)).toBeNull()
    expect(scopeWords(exercise('figure-4', null), 'Ask Ines.')).toBeNull()
    // From a service of before there were professions.
    expect(scopeWords({ ...exercise('old', null), restriction: undefined } as unknown as Exercise, 'x')).toBeNull()
  })

  it('finds what is restricted in a template', () => {
    const known = new Map([exercise('bridge', 'strength'), exercise('figure-4', null)].map((each) => [each.id, each]))
    const template = {
      prescriptions: [{ exercise_id: 'figure-4' }, { exercise_id: 'bridge' }, { exercise_id: 'gone' }],
    }
    expect(restrictedIn(template as unknown as Template, known)).toEqual(['bridge'])
  })

  it('puts what the profession may not prescribe at its place before anything is saved', () => {
    const routine = {
      ...emptyRoutine('Morning'),
      prescriptions: [prescriptionOf(exercise('bridge', 'strength'), 'none')],
    }
    const draft = { ...emptyDraft('2026-11-27'), routines: [routine] }
    const key = routine.prescriptions[0]?.key
    const pointer = '/routines/0/prescriptions/0/exercise_id'
    const told = withScope(placeProblems(draft, []), draft, [
      { pointer, code: 'not_your_profession', message: 'strength is for others' },
      { pointer: '/routines/0/name', code: 'empty', message: 'must not be empty' },
    ])
    expect([...told]).toEqual([[`${key}/exercise_id`, ['Strength is for others.']]])
  })
})

it('has an address for the practice settings', () => {
  expect(placeOf('/therapist/practice')).toEqual({ page: 'practice' })
})
