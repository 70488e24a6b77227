/** What the form of an own exercise calls its parts. */
import type { Dose, Exercise, Side } from '../../../domain/wire'
import type { OwnField } from './draft'

export const LABELS: Readonly<Record<OwnField, string>> = {
  name: 'Name',
  family: 'Family',
  position: 'Position',
  level: 'Level',
  target_muscles: 'Muscles',
  start_position: 'Start position',
  cues: 'Steps',
  side: 'Sides',
  work_side: 'Which leg a side means',
  dose: 'Dose',
  days_per_week: 'Days a week',
  sessions_per_day: 'Times a day',
  pain_cap: 'Pain limit',
  equipment: 'Needs',
  progression: 'Harder',
  regression: 'Easier',
  common_mistakes: 'Common mistakes',
  stop_if: 'Stop signs',
  cautions: 'Cautions',
}

export const DOSE_KINDS: readonly { readonly value: Dose['type']; readonly label: string }[] = [
  { value: 'static_hold', label: 'Hold' },
  { value: 'dynamic_reps', label: 'Move' },
  { value: 'contract_relax', label: 'Push, let go, stretch' },
  { value: 'slider', label: 'Nerve slider' },
  { value: 'pressure', label: 'Press on a ball' },
  { value: 'breathing', label: 'Breathe' },
]

export const SIDE_RULES: readonly { readonly value: Exercise['side']; readonly label: string }[] = [
  { value: 'per_side', label: 'One side, then the other' },
  { value: 'alternating', label: 'Sides in turn' },
  { value: 'none', label: 'No sides' },
]

export const LEVELS: readonly { readonly value: Exercise['level']; readonly label: string }[] = [
  { value: 'easy', label: 'Easy' },
  { value: 'medium', label: 'Medium' },
  { value: 'hard', label: 'Hard' },
]

export const POSITIONS = [
  'supine',
  'prone',
  'side_lying',
  'sitting',
  'long_sitting',
  'kneeling',
  'half_kneeling',
  'quadruped',
  'standing',
] as const

export const ACTIONS = [
  { value: 'avoid', label: 'Avoid' },
  { value: 'modify', label: 'Change' },
  { value: 'caution', label: 'Take care' },
] as const

/** What is asked of a photo. */
export type Shows = Side | 'none'

export const SHOWS: readonly { readonly value: Shows; readonly label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'none', label: 'No side' },
]

export const SHOWN: Readonly<Record<Shows, string>> = {
  left: 'The left leg works.',
  right: 'The right leg works.',
  none: 'Shows no side.',
}

export const MOST_PICTURES = 3
export const ALT_LENGTH = 200
