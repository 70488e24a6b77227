import type { SafetyLevel, SafetyQuestion } from '../../../static/pwa/src/domain/wire'

/** The levels of the service's questions (routines/safety.py); the golden files name them. */
const LEVELS: readonly [string, SafetyLevel, SafetyLevel | null][] = [
  ['saddle', 'emergency', 'same_day'],
  ['toilet', 'emergency', 'same_day'],
  ['sexual', 'emergency', 'same_day'],
  ['both_legs', 'emergency', null],
  ['chest_or_breath', 'emergency', null],
  ['tearing_pain', 'emergency', null],
  ['cold_leg', 'emergency', null],
  ['leg_weakness', 'same_day', null],
  ['unsteady', 'same_day', null],
  ['fall', 'same_day', null],
  ['calf', 'same_day', null],
  ['unwell', 'same_day', null],
  ['cancer', 'same_day', null],
  ['pregnancy', 'same_day', null],
  ['night_pain', 'clinician_first', null],
  ['first_pain', 'clinician_first', null],
  ['under_18', 'clinician_first', null],
  ['morning_stiffness', 'caution', null],
  ['careful', 'caution', null],
  ['before_toilet_or_saddle', 'emergency', 'same_day'],
  ['before_legs', 'emergency', null],
  ['before_unwell', 'same_day', null],
]

export const questions: readonly SafetyQuestion[] = LEVELS.map(([id, level, rather_not_say_level]) => ({
  id,
  screen: id.startsWith('before_') ? 'before_session' : 'full',
  text: '',
  level,
  rather_not_say_level,
}))
