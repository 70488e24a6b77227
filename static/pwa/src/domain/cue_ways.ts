/** What there is to hear, feel or see of a routine, and how the person wants each kind. */

export const CUE_KINDS = [
  'next_up',
  'exercise',
  'how_to',
  'get_ready',
  'countdown',
  'start',
  'rep',
  'phase',
  'breath',
  'halfway',
  'ten_left',
  'switch_side',
  'rest',
  'done',
] as const
export type CueKind = (typeof CUE_KINDS)[number]

export const CUE_WAYS = ['voice', 'tone', 'vibration', 'flash', 'off'] as const
export type CueWay = (typeof CUE_WAYS)[number]
export type CueWays = Readonly<Record<CueKind, CueWay>>

export const CUE_PRESETS = ['voice', 'tones', 'silent'] as const
export type CuePreset = (typeof CUE_PRESETS)[number]

const VOICE: CueWays = {
  next_up: 'voice',
  exercise: 'voice',
  how_to: 'voice',
  get_ready: 'voice',
  countdown: 'voice',
  start: 'tone',
  rep: 'tone',
  phase: 'voice',
  breath: 'voice',
  halfway: 'voice',
  ten_left: 'voice',
  switch_side: 'voice',
  rest: 'voice',
  done: 'voice',
}

/** Those that no tone tells apart stay away: nobody can hear which exercise is next. */
const NEEDS_WORDS: readonly CueKind[] = ['next_up', 'how_to', 'get_ready']

function all(way: CueWay): CueWays {
  const ways = CUE_KINDS.map((kind) => [kind, NEEDS_WORDS.includes(kind) ? 'off' : way])
  return Object.fromEntries(ways) as Record<CueKind, CueWay>
}

const WAYS_OF: Readonly<Record<CuePreset, CueWays>> = { voice: VOICE, tones: all('tone'), silent: all('flash') }

export function waysOf(preset: CuePreset): CueWays {
  return WAYS_OF[preset]
}

/** Which preset these are; null when the person chose some of their own. */
export function presetOf(ways: CueWays): CuePreset | null {
  return CUE_PRESETS.find((preset) => CUE_KINDS.every((kind) => WAYS_OF[preset][kind] === ways[kind])) ?? null
}

/** The ways that make sense for a kind: where only words can tell, it is spoken or left out. */
export function choicesFor(kind: CueKind): readonly CueWay[] {
  return NEEDS_WORDS.includes(kind) ? ['voice', 'off'] : CUE_WAYS
}
