import { describe, expect, test } from 'vitest'
import { fitCues, type Wanted } from '../../../static/pwa/src/domain/cue_fit'
import { CUE_KINDS, choicesFor, presetOf, waysOf } from '../../../static/pwa/src/domain/cue_ways'
import type { SpokenExercise } from '../../../static/pwa/src/domain/cue_words'
import { type Cue, cueTrack, upcoming } from '../../../static/pwa/src/domain/cues'
import { type Mark, position } from '../../../static/pwa/src/domain/player'
import { PHRASES } from '../../../static/pwa/src/messages/voice'
import { type Line, timelineOf } from './steps'

const FIGURE_4: SpokenExercise = {
  name: 'Figure 4, lying',
  work_side: 'crossed leg',
  start_position: 'Lie on your back.',
  cues: ['Cross one ankle over the other knee.', 'Draw the lower thigh in.'],
}
const BALL: SpokenExercise = { ...FIGURE_4, name: 'Ball on the wall', work_side: 'buttock on the ball' }
/** Every phrase takes 700 ms, however long it is. */
const speaking = (ways = waysOf('voice'), ms = 700) => ({
  exercises: { 'exercise-0': FIGURE_4, 'exercise-1': BALL },
  ways,
  phrases: PHRASES,
  lengthOf: () => ms,
})
const track = (...prescriptions: readonly (readonly Line[])[]) => cueTrack(timelineOf(...prescriptions), speaking())
const line = ({ at_ms, kind, way, words, tone }: Cue) =>
  `${at_ms / 1000} ${kind}: ${way === 'voice' ? words.join(', ') : way === 'tone' ? `(${tone})` : `(${way})`}`
const ofStep = (cues: readonly Cue[], index: number) => cues.filter((cue) => cue.index === index).map(line)
const openings = (cues: readonly Cue[]) => cues.filter(({ at_ms }) => at_ms === 0).map(line)

const PER_SIDE: Line[] = [
  ['prepare', 'left', 20],
  ['hold', 'left', 30],
  ['switch_side', 'right', 10],
  ['hold', 'right', 30],
]

describe('the cue track', () => {
  const cues = track(PER_SIDE, [
    ['prepare', 'right', 10],
    ['press', 'right', 20],
  ])

  test('names the exercise and its side, says how it goes as long as there is time, and counts down', () => {
    expect(ofStep(cues, 0)).toEqual([
      '0 exercise: Figure 4, lying, Left leg',
      '1.67 how_to: Lie on your back.',
      '3.37 how_to: Cross one ankle over the other knee.',
      '5.07 how_to: Draw the lower thigh in.',
      '15 get_ready: Get ready',
      '17 countdown: Three',
      '18 countdown: Two',
      '19 countdown: One',
    ])
  })

  test('tells the half and the last ten seconds of a long hold, which begins with a tone', () => {
    expect(ofStep(cues, 1)).toEqual([
      '0 start: (start)',
      '15 halfway: Halfway',
      '20 ten_left: Ten seconds left',
      '27 countdown: Three',
      '28 countdown: Two',
      '29 countdown: One',
    ])
  })

  test('says which side comes, and what is next', () => {
    expect(ofStep(cues, 2)[0]).toBe('0 switch_side: Switch sides, Right leg')
    expect(ofStep(cues, 4).slice(0, 2)).toEqual(['0 next_up: Next up', '0.85 exercise: Ball on the wall, Right side'])
    expect(ofStep(cues, 5).slice(0, 2)).toEqual(['0 start: (start)', '1.5 how_to: Draw the lower thigh in.'])
    expect(cues.at(-1)).toMatchObject({ index: 6, at_ms: 0, kind: 'done', words: ['All done'] })
  })

  test('leads contract-relax by push, relax and stretch, and says rest', () => {
    const rep: Line[] = [
      ['contract', 'left', 6],
      ['relax', 'left', 2],
      ['hold', 'left', 15],
      ['rest', 'left', 10],
    ]
    expect(openings(track([['prepare', 'left', 10], ...rep, ['contract', 'left', 6]])).slice(1)).toEqual([
      '0 phase: Push gently',
      '0 phase: Relax',
      '0 phase: Stretch',
      '0 rest: Rest',
      '0 phase: Push gently',
      '0 done: All done',
    ])
  })

  test('leads the breath by its pace, without a countdown however long it is', () => {
    const breaths = track([
      ['breathe_in', null, 4],
      ['breathe_out', null, 9],
    ])
    expect(breaths.map(line)).toEqual(['0 breath: Breathe in', '0 breath: Breathe out', '0 done: All done'])
  })

  test('begins a set with a tone and gives each repetition a short one; a top that is held is told', () => {
    const moving = track([
      ['prepare', null, 10],
      ['move', null, 3],
      ['hold', null, 3],
      ['move', null, 3, 2],
      ['move', null, 3, 2],
      ['rest', null, 5, 2],
      ['slide', null, 3, 2],
    ])
    expect(openings(moving).slice(1, -1)).toEqual([
      '0 start: (start)',
      '0 phase: Hold',
      '0 start: (start)',
      '0 rep: (rep)',
      '0 rest: Rest',
      '0 start: (start)',
    ])
  })

  test('says the side of each repetition where sides take turns, to who wants repetitions spoken', () => {
    const spoken = { ...waysOf('voice'), rep: 'voice', start: 'voice' } as const
    const turns = timelineOf([
      ['move', 'left', 3],
      ['move', 'right', 3],
      ['move', 'right', 3],
    ])
    expect(cueTrack(turns, speaking(spoken)).map(line)).toEqual([
      '0 start: Begin',
      '0 rep: Right leg',
      '0 rep: Begin',
      '0 done: All done',
    ])
  })

  test('knows an exercise that has no words by its side', () => {
    const unknown = { ...speaking(), exercises: {} }
    expect(openings(cueTrack(timelineOf([['prepare', 'left', 10]]), unknown))[0]).toBe('0 exercise: Left side')
    expect(openings(cueTrack(timelineOf([['prepare', null, 10]]), unknown))[0]).toBe('0 exercise: (end)')
  })

  test('is nothing for an empty routine', () => {
    expect(cueTrack([], speaking())).toEqual([])
  })
})

describe('where the time is short', () => {
  const wanted = (forms: string[][], tone: Wanted['tone'] = 'start'): Wanted => ({
    kind: 'exercise',
    when: { at: 0 },
    anchor: 'start',
    forms,
    tone,
  })
  const fitted = (total_ms: number, ...all: Wanted[]) =>
    fitCues(
      all,
      () => 'voice',
      total_ms,
      (words) => words.length * 100,
    ).map(({ way, words }) => [way, ...words])

  test.each([
    [5_000, ['voice', 'long long long', 'a side']],
    [2_000, ['voice', 'long long long']],
    [900, ['voice', 'a side']],
    [620, ['tone']],
    [600, undefined],
  ])('in %i ms it is the longest form, then the tone, then nothing', (total_ms, first) => {
    expect(fitted(total_ms, wanted([['long long long', 'a side'], ['long long long'], ['a side']]))[0]).toEqual(first)
  })

  test('what needs words and finds no time is left out', () => {
    expect(fitted(1_000, wanted([['a line that is too long']], null))).toEqual([])
  })

  test('a short step has its beginning told and nothing else', () => {
    const cues = track(PER_SIDE, [
      ['prepare', 'left', 7],
      ['hold', 'left', 7],
    ])
    expect([...ofStep(cues, 4), ...ofStep(cues, 5)]).toEqual([
      '0 exercise: Ball on the wall, Left side',
      '0 start: (start)',
    ])
  })

  test('lines on how it goes keep their order: one that finds no time lets none pass', () => {
    const lengthOf = (words: string) => (words.startsWith('Cross') ? 12_000 : 700)
    const cues = cueTrack(timelineOf(PER_SIDE), { ...speaking(), lengthOf })
    const told = cues.filter(({ kind }) => kind === 'how_to').map(({ index, words }) => [index, ...words])
    expect(told).toEqual([
      [0, 'Lie on your back.'],
      [1, 'Cross one ankle over the other knee.'],
      [1, 'Draw the lower thigh in.'],
    ])
  })
})

describe('how each kind is told', () => {
  test('three presets, and what is chosen one by one', () => {
    expect((['voice', 'tones', 'silent'] as const).map((preset) => presetOf(waysOf(preset)))).toEqual([
      'voice',
      'tones',
      'silent',
    ])
    expect(presetOf({ ...waysOf('tones'), rest: 'off' })).toBeNull()
    expect(CUE_KINDS.filter((kind) => !choicesFor(kind).includes('tone'))).toEqual(['next_up', 'how_to', 'get_ready'])
  })

  test('by tones alone', () => {
    const cues = cueTrack(timelineOf(PER_SIDE), speaking(waysOf('tones')))
    expect(new Set(cues.map(({ way }) => way))).toEqual(new Set(['tone']))
    expect(openings(cues)).toEqual([
      '0 exercise: (end)',
      '0 start: (start)',
      '0 switch_side: (switch_side)',
      '0 start: (start)',
      '0 done: (done)',
    ])
  })

  test('by the screen or by touch: once a moment, and only within the step', () => {
    const ways = { ...waysOf('silent'), next_up: 'flash', get_ready: 'vibration' } as const
    const cues = cueTrack(timelineOf(PER_SIDE, [['prepare', 'left', 8]], [['prepare', 'left', 9]]), speaking(ways))
    expect(cues.every(({ length_ms }) => length_ms === 0)).toBe(true)
    expect(ofStep(cues, 4)).toEqual([
      '0 next_up: (flash)',
      '3 get_ready: (vibration)',
      '5 countdown: (flash)',
      '6 countdown: (flash)',
      '7 countdown: (flash)',
    ])
  })

  test('nothing where all is off', () => {
    const off = Object.fromEntries(CUE_KINDS.map((kind) => [kind, 'off' as const])) as ReturnType<typeof waysOf>
    expect(cueTrack(timelineOf(PER_SIDE), speaking(off))).toEqual([])
  })
})

describe('what is upcoming', () => {
  const timeline = timelineOf(PER_SIDE)
  const cues = cueTrack(timeline, speaking())
  const seen = (at: number): Mark[] => [
    { at: 0, kind: 'start' },
    { at, from: 0, kind: 'seen' },
  ]
  const from = (marks: readonly Mark[], now: number) => upcoming(cues, timeline, position(timeline, marks, now))
  const heard = (marks: readonly Mark[], now: number) =>
    from(marks, now).map(({ cue, in_ms }) => `${(now + in_ms) / 1000} ${cue.kind}`)

  test('is the rest of the routine, with what sounds right now', () => {
    expect(from(seen(0), 0)).toHaveLength(cues.length)
    expect(heard(seen(48_500), 48_500).slice(0, 3)).toEqual(['48 countdown', '49 countdown', '50 switch_side'])
    expect(heard(seen(89_950), 89_950)).toEqual(['90 done'])
  })

  test('moves what leads to the end of a step that was made longer, and all that comes after it', () => {
    const marks: Mark[] = [...seen(36_000), { at: 36_000, kind: 'add_seconds', seconds: 10 }]
    expect(heard(marks, 36_000).slice(0, 5)).toEqual([
      '50 ten_left',
      '57 countdown',
      '58 countdown',
      '59 countdown',
      '60 switch_side',
    ])
  })

  test('is nothing while nothing runs', () => {
    expect(from([...seen(5_000), { at: 5_000, kind: 'pause' }], 5_000)).toEqual([])
    expect(from(seen(95_000), 95_000)).toEqual([])
  })
})
