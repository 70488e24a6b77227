/** Words for the codes of the wire, as a therapist reads them. */
import type { LightReason } from '../../domain/light'
import type { Pause } from '../../domain/pause'
import type { Region } from '../../domain/places'
import type {
  DayState,
  Evidence,
  Outcome,
  Profession,
  Quality,
  SafetyLevel,
  Side,
  StepKind,
  StoppedBecause,
  WhyMissed,
} from '../../domain/wire'
import type { AffectedSide, PartOfDay } from './wire'

export const DAY_STATES: Record<DayState, string> = {
  done: 'done',
  partly: 'partly',
  missed: 'missed',
  unknown: 'unknown',
  open: 'open',
  rest: 'rest day',
  extra: 'extra',
  paused: 'paused',
  locked: 'locked',
  before_plan: 'before the plan',
}

export const AFFECTED: Record<AffectedSide, string> = {
  left: 'left side',
  right: 'right side',
  both: 'both sides',
  none: 'no side named',
}

export const SIDES: Record<Side | 'both', string> = { left: 'Left', right: 'Right', both: 'Both sides' }

export const EVIDENCE: Record<Evidence, string> = {
  timed: 'timed on the phone',
  added_later: 'added later',
  reported_to_therapist: 'reported to you',
  paper: 'from paper',
}

export const OUTCOMES: Record<Outcome, string> = {
  done: 'done',
  cut_short: 'cut short',
  skipped: 'skipped',
  too_painful: 'too painful',
}

export const STEP_KINDS: Record<StepKind, string> = {
  prepare: 'Get ready',
  switch_side: 'Switch side',
  move: 'Move',
  hold: 'Hold',
  contract: 'Push',
  relax: 'Let go',
  press: 'Press',
  slide: 'Slide',
  rest: 'Rest',
  breathe_in: 'Breathe in',
  breathe_out: 'Breathe out',
}

export const STOPPED: Record<StoppedBecause, string> = {
  finished: 'finished',
  pain: 'stopped for pain',
  time: 'ran out of time',
  interrupted: 'interrupted',
  unsure_how: 'unsure how to do it',
  other: 'stopped for another reason',
}

export const WHY_MISSED: Record<WhyMissed, string> = {
  pain: 'pain',
  time: 'no time',
  forgot: 'forgot',
  unsure_how: 'not sure how',
  felt_fine: 'felt fine',
}

export const PARTS_OF_DAY: Record<PartOfDay, string> = {
  night: 'at night',
  morning: 'in the morning',
  midday: 'at midday',
  afternoon: 'in the afternoon',
  evening: 'in the evening',
}

export const QUALITIES: Record<Quality, string> = {
  dull: 'dull',
  sharp: 'sharp',
  burning: 'burning',
  tingling: 'tingling',
  numb: 'numb',
  shooting: 'shooting',
}

export const REGIONS: Record<Region, string> = {
  low_back: 'low back',
  buttock: 'buttock',
  thigh_back: 'back of the thigh',
  calf: 'calf',
  heel: 'heel or sole',
  thigh_front: 'front of the thigh',
  shin: 'knee or shin',
  foot: 'ankle or toes',
}

export const AMOUNTS = { all: 'all of it', half: 'about half', little: 'a little' } as const

/** How far down the leg, 0 to 5. */
export const FURTHEST = ['none', 'low back', 'buttock', 'thigh', 'knee or calf', 'foot'] as const

export const FLAGS: Readonly<Record<string, string>> = {
  plan_unknown: 'made with a plan that is gone',
  clock_skew: 'the phone clock was off by more than 5 minutes',
  future_date: 'dated in the future, outside the figures until its day is set',
  from_unread: 'made by your practice from a record that could not be read',
}

export const LOCK_LEVELS: Record<SafetyLevel, string> = {
  emergency: 'An answer that calls for emergency care',
  same_day: 'An answer that calls for a clinician the same day',
  clinician_first: 'An answer that calls for a clinician before going on',
  caution: 'An answer that calls for care',
}

export const PAUSE_REASONS: Record<Pause['reason'], string> = {
  holiday: 'holiday',
  flare_up: 'flare-up',
  illness: 'illness',
  other: 'another reason',
}

export const PROFESSIONS: Record<Profession, string> = {
  physiotherapist: 'physiotherapist',
  doctor: 'doctor',
  osteopath: 'osteopath',
  chiropractor: 'chiropractor',
  massage_therapist: 'massage therapist',
  sports_therapist: 'sports therapist',
  other: 'another profession',
}

/** "a, b or c" */
export const anyOf = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** Why a session has its colour, against the pain it started with. */
export const LIGHT_REASONS: Record<LightReason, string> = {
  moved_down: 'moved further down the leg',
  new_feeling: 'new tingling or numbness',
  rise: 'clearly more pain than at its start',
  strong: 'strong pain at its end',
  moved_up: 'moved back up the leg',
  strong_before: 'strong pain, but no more than at its start',
  some_rise: 'a little more pain than at its start',
  some_pain: 'some pain; its start was not told',
  calm: 'no more pain than at its start, or little',
}

export const BANDS = { on_plan: 'on plan', partly: 'partly on plan', low: 'low' } as const

const FAMILIES: Readonly<Record<string, string>> = {
  back_mobility: 'Back mobility',
  contract_relax: 'Contract and relax',
  hip_flexor: 'Hip flexor',
  micro_break: 'Micro break',
  neural: 'Nerve slider',
  self_release: 'Ball pressure',
}

/** A catalogue code as words: "half_kneeling" → "Half kneeling". */
export function codeWords(code: string): string {
  const plain = code.replaceAll('_', ' ').replaceAll('-', ' ')
  return FAMILIES[code] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}

export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Numbers with thousands marks: 1,170. */
export const grouped = (n: number) => new Intl.NumberFormat('en-GB').format(n)
