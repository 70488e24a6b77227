import { describe, expect, test } from 'vitest'
import type { Dose, Exercise } from '../../static/pwa/src/domain/wire'
import type { Failure } from '../../static/pwa/src/views/therapist/api'
import { offered } from '../../static/pwa/src/views/therapist/catalogue'
import { easierInstead } from '../../static/pwa/src/views/therapist/cautions'
import { ANY, filterOptions, found } from '../../static/pwa/src/views/therapist/library/filter'
import {
  bodyOf,
  changedFields,
  draftOf,
  isSame,
  merged,
  NOTHING,
  type OwnDraft,
  usualDose,
} from '../../static/pwa/src/views/therapist/own_exercise/draft'
import { kindOf, whyNot } from '../../static/pwa/src/views/therapist/own_exercise/picture_file'
import {
  type DraftPicture,
  hasRoom,
  isTouched,
  missingInPictures,
  refusalOf,
  savedPictures,
  toRemove,
  toSend,
  withSaved,
} from '../../static/pwa/src/views/therapist/own_exercise/pictures'
import { missingIn, placeProblems } from '../../static/pwa/src/views/therapist/own_exercise/problems'
import { DOSE_FIELDS, doseNumber } from '../../static/pwa/src/views/therapist/plan/dose_fields'
import { stepsOf } from '../../static/pwa/src/views/therapist/plan/steps'
import { placeOf } from '../../static/pwa/src/views/therapist/router'
import type { Catalogue, ClientCautions } from '../../static/pwa/src/views/therapist/wire'

const MEANINGS = { pregnancy: 'Pregnancy: ask first.', knees: 'Sore knees: pad well.' }
const WRITTEN: OwnDraft = {
  ...NOTHING,
  name: ' Towel pull ',
  family: 'hamstring',
  start_position: 'Lie down.',
  cues: 'Loop the towel.\n\n Pull gently. \nPull gently.',
  equipment: 'towel, , mat',
  cautions: [
    { code: 'pregnancy', action: 'avoid', note: '' },
    { code: 'knees', action: 'modify', note: 'Pillow under the knee.' },
  ],
}

describe('a draft', () => {
  test('needs a name, a family, a start and one step, and says so where each is missing', () => {
    expect([...missingIn(bodyOf(NOTHING)).keys()]).toEqual(['name', 'family', 'start_position', 'cues'])
    expect([...missingIn(bodyOf({ ...WRITTEN, work_side: ' ' })).keys()]).toEqual(['work_side'])
    expect(missingIn(bodyOf({ ...WRITTEN, side: 'none', work_side: ' ' })).size).toBe(0)
  })

  test('is sent as lists, once each, without empty lines; a note only where it is written', () => {
    expect(bodyOf(WRITTEN)).toMatchObject({
      name: 'Towel pull',
      cues: ['Loop the towel.', 'Pull gently.'],
      equipment: ['towel', 'mat'],
      target_muscles: [],
      work_side: 'working leg',
      cautions: [
        { code: 'pregnancy', action: 'avoid' },
        { code: 'knees', action: 'modify', note: 'Pillow under the knee.' },
      ],
    })
    expect(bodyOf({ ...WRITTEN, side: 'alternating' }).work_side).toBeNull()
  })

  test('of an exercise saves that exercise; the words of a caution are not taken for its own note', () => {
    const body = bodyOf(WRITTEN)
    const cautions = [
      { code: 'pregnancy', action: 'avoid', note: MEANINGS.pregnancy },
      { code: 'knees', action: 'modify', note: 'Pillow under the knee.' },
    ]
    const exercise = { ...body, id: 'own-1', cautions } as unknown as Exercise
    expect(isSame(draftOf(exercise, MEANINGS), WRITTEN)).toBe(true)
    expect(bodyOf(draftOf(exercise, MEANINGS))).toEqual(body)
  })

  test.each(Object.keys(DOSE_FIELDS) as Dose['type'][])('starts %s within its bounds', (type) => {
    const dose = usualDose(type)
    expect(dose.type).toBe(type)
    for (const { name, min, max } of DOSE_FIELDS[type]) {
      expect(doseNumber(dose, name)).toBeGreaterThanOrEqual(min)
      expect(doseNumber(dose, name)).toBeLessThanOrEqual(max)
      expect(Object.keys(dose)).toContain(name)
    }
  })
})

describe('two who write', () => {
  test('each keep what only they changed; where both did, mine stands and is named', () => {
    const mine = { ...WRITTEN, name: 'Mine', cues: 'My step.' }
    const theirs = { ...WRITTEN, name: 'Theirs', level: 'hard' as const }
    const both = merged(WRITTEN, mine, theirs)
    expect(both.draft).toMatchObject({ name: 'Mine', cues: 'My step.', level: 'hard' })
    expect(both.clashes).toEqual(['name'])
    expect(changedFields(WRITTEN, theirs)).toEqual(['name', 'level'])
  })

  test('do not clash where both wrote the same', () => {
    const same = { ...WRITTEN, name: 'Same' }
    expect(merged(WRITTEN, same, { ...same, level: 'hard' }).clashes).toEqual([])
  })
})

test('what the service refuses stands at its field, with the line that is meant', () => {
  const body = bodyOf({ ...WRITTEN, regression: ['bridge'], stop_if: 'a'.repeat(201) })
  const problem = (pointer: string, message: string) => ({ pointer, code: 'x', message })
  const problems = [
    problem('/cues/1', 'must have at most 120 letters'),
    problem('/dose/hold_seconds', 'must be 5 to 180'),
    problem('/dose/type', 'stays as it is'),
    problem('/common_mistakes', 'Length must be between 0 and 10.'),
    problem('/stop_if/0', 'Length must be between 1 and 200.'),
    problem('/cautions/0/note', 'is too long.'),
    problem('/regression/0', 'Is harder than this one'),
    problem('', 'Your practice has 100 exercises. Remove one that nobody needs.'),
  ]
  expect(Object.fromEntries(placeProblems(problems, body, (id) => (id === 'bridge' ? 'Bridge' : id)))).toEqual({
    cues: ['“Pull gently.”: must have at most 120 letters.'],
    'dose/hold_seconds': ['Must be 5 to 180.'],
    dose: ['Stays as it is.'],
    common_mistakes: ['At most 10 of them.'],
    stop_if: [`“${'a'.repeat(40)} …”: at most 200 letters.`],
    cautions: ['Is too long.'],
    regression: ['“Bridge”: is harder than this one.'],
    general: ['Your practice has 100 exercises. Remove one that nobody needs.'],
  })
})

describe('pictures', () => {
  const photo = (key: string, change: Partial<DraftPicture> = {}): DraftPicture => ({
    key,
    address: `blob:${key}`,
    file: new Blob(['x']),
    alt: 'The bent leg is pulled.',
    shows: 'left',
    isOut: false,
    ...change,
  })
  const frames = ['1', '2'].map((name) => ({ name, alt: name, files: { woman: `/api/${name}` }, shows: null }))
  const saved = savedPictures({ pictures: { frames } } as unknown as Exercise)

  test('that are kept are known by their id; one that shows no side says so', () => {
    expect(saved.map(({ key, shows, file }) => [key, shows, file])).toEqual([
      ['1', 'none', null],
      ['2', 'none', null],
    ])
    expect(savedPictures({ pictures: null } as unknown as Exercise)).toEqual([])
  })

  test('are three at the most, without those that go', () => {
    expect([hasRoom([...saved, photo('a')]), hasRoom([...saved, photo('a', { isOut: true })])]).toEqual([false, true])
  })

  test('wait to be sent and removed until the exercise is saved, whatever came in between', () => {
    const [first, second] = saved
    if (!first || !second) throw new Error('there are two')
    const before = [{ ...first, isOut: true }, second, photo('a'), photo('b', { isOut: true })]
    expect([toRemove(before).map(({ key }) => key), toSend(before).map(({ key }) => key)]).toEqual([['1'], ['a']])
    expect([isTouched(before), isTouched(saved)]).toEqual([true, false])
    expect(withSaved([second, first], before).map(({ key, isOut }) => [key, isOut])).toEqual([
      ['2', false],
      ['1', true],
      ['a', false],
      ['b', true],
    ])
  })

  test('need words, and the leg that works where there are sides', () => {
    const lacking = [photo('a', { alt: ' ' }), photo('b', { shows: null }), photo('c', { alt: '', isOut: true })]
    const wrong = missingInPictures(lacking, true)
    expect([...wrong].map(([{ key }, at]) => [key, Object.keys(at)])).toEqual([
      ['a', ['alt']],
      ['b', ['shows']],
    ])
    expect([...missingInPictures(lacking, false).keys()]).toEqual([lacking[0]])
  })

  test('that are refused say why at the field, or at the photo', () => {
    const failure = (...errors: [string, string][]): Failure => ({
      status: 422,
      text: 'Not saved.',
      slug: 'invalid',
      errors: errors.map(([pointer, message]) => ({ pointer, message, code: 'x' })),
      retryAfterSeconds: null,
    })
    expect(refusalOf(failure())).toEqual({ file: ['Not saved.'] })
    expect(refusalOf(failure(['/alt', 'too long'], ['/file', 'no image']))).toEqual({
      alt: ['too long'],
      file: ['no image'],
    })
  })

  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  test.each([
    ['JPEG', '\xff\xd8\xff\xe0', null],
    ['PNG', '\x89PNG\r\n\x1a\n', null],
    ['WebP', 'RIFF\x00\n\x00\x00WEBPVP8 ', null],
    ['HEIC', '\x00\x00\x00\x18ftypheic', /HEIC.*JPEG/],
    ['GIF', 'GIF89a', /GIF files.*JPEG, PNG or WebP/],
    ['PDF', '%PDF-1.7', /PDF files/],
    ['SVG', '<svg onload="alert(1)">', /SVG files/],
    ['SVG', '\n<?xml version="1.0"?>', /SVG/],
    [null, 'MZ', /not a picture/],
    [null, '', /not a picture/],
  ])('%s is told by its content: %j', (kind, head, words) => {
    expect(kindOf(bytes(head))).toBe(kind)
    if (words) expect(whyNot(kindOf(bytes(head)), 1)).toMatch(words)
    else expect(whyNot(kindOf(bytes(head)), 10_000_000)).toBeNull()
  })

  test('that are too big are refused with both numbers', () => {
    expect(whyNot('JPEG', 50_000_001)).toMatch(/51 MB; at most 10 MB/)
  })
})

describe("the library with a practice's own", () => {
  const exercise = (id: string, own: 'own' | 'removed' | null, change: Partial<Exercise> = {}) =>
    ({
      id,
      name: id,
      family: 'hamstring',
      position: 'supine',
      level: 'easy',
      equipment: [],
      target_muscles: [],
      dose: usualDose('static_hold'),
      regression: [],
      progression: [],
      own: own && { is_removed: own === 'removed' },
      ...change,
    }) as unknown as Exercise
  const items = [exercise('bridge', null), exercise('own-1', 'own'), exercise('own-2', 'removed')]

  test('offers all but the removed ones, and can show those of the practice alone', () => {
    const shown = offered({ items } as unknown as Catalogue)
    expect(shown.map(({ id }) => id)).toEqual(['bridge', 'own-1'])
    expect(found(shown, { ...ANY, isOwn: true }).map(({ id }) => id)).toEqual(['own-1'])
    expect([filterOptions(shown).hasOwn, filterOptions(items.slice(0, 1)).hasOwn]).toEqual([true, false])
  })

  test('leads nobody to a removed one as an easier or harder exercise', () => {
    const from = exercise('from', null, { regression: ['own-2', 'own-1'], progression: ['own-2'] })
    const all = new Map(items.map((each) => [each.id, each]))
    expect(stepsOf(from, all).map((step) => step.exercise.id)).toEqual(['own-1'])
    const nobody = { exercises: {} } as unknown as ClientCautions
    expect(easierInstead(from, all, nobody).map(({ id }) => id)).toEqual(['own-1'])
  })

  test.each([
    ['/therapist/library/new', null, null],
    ['/therapist/library/new/from/supine-figure-4', null, 'supine-figure-4'],
    ['/therapist/library/own-019ab000-0000-7000-8000-000000000001', 'own-019ab000-0000-7000-8000-000000000001', null],
  ])('has an address for each form: %s', (path, exerciseId, copyOfId) => {
    expect(placeOf(path)).toEqual({ page: 'own_exercise', exerciseId, copyOfId })
  })

  test('has none for an exercise of the catalogue', () => {
    expect(placeOf('/therapist/library/supine-figure-4')).toEqual({ page: 'unknown' })
  })
})
