/** A client's cautions against the catalogue: which exercises to leave out, which to change, and why. */
import type { Exercise } from '../../domain/wire'
import type { Catalogue } from './wire'

export interface CautionChoice {
  readonly code: string
  readonly label: string
  readonly meaning: string
}

export interface CautionGroup {
  readonly title: string
  readonly choices: readonly CautionChoice[]
}

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  [
    'Back and nerve',
    ['acute-disc-flexion', 'extension-intolerant', 'nerve-irritable', 'red-flag-deficit', 'neck-pain'],
  ],
  [
    'Hip and pelvis',
    ['thr-posterior', 'thr-anterior', 'thr-lateral', 'hip-impingement', 'hip-oa', 'lateral-hip-tendon', 'si-pain'],
  ],
  ['Thigh, knee, arm', ['pht', 'hamstring-tear', 'knee-twist', 'knee-kneel', 'knee-load', 'wrist-load']],
  [
    'General health',
    [
      'recent-surgery',
      'pregnancy-supine',
      'pregnancy-any',
      'osteoporosis-flexion',
      'osteoporosis-fragile',
      'balance-risk',
      'hypertension-valsalva',
      'bleeding-risk',
      'dvt',
      'skin-numb',
    ],
  ],
]

/** Marks exercises, not people: never offered as a choice. */
const NOT_OF_A_CLIENT = 'therapist-only'

/** What a client has, without what to do about it: "Sore knees: pad well …" → "Sore knees". */
export function shortMeaning(meaning: string): string {
  const plain = (meaning.split(':')[0] ?? meaning)
    .replace(/, while movement limits apply$/, '')
    .replace(/if you have been told you have /i, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** Every caution a client can have, grouped by body part; codes that no group names come last. */
export function cautionGroups(catalogue: Catalogue): readonly CautionGroup[] {
  const known = new Map(Object.entries(catalogue.cautions))
  const choice = (code: string): CautionChoice[] => {
    const meaning = known.get(code)
    return meaning === undefined ? [] : [{ code, meaning, label: shortMeaning(meaning) }]
  }
  const named = new Set([NOT_OF_A_CLIENT, ...GROUPS.flatMap(([, codes]) => codes)])
  const others = [...known.keys()].filter((code) => !named.has(code))
  return [...GROUPS, ['Other', others] as const]
    .map(([title, codes]) => ({ title, choices: codes.flatMap(choice) }))
    .filter((group) => group.choices.length > 0)
}

export interface Verdict {
  /** The strictest that applies; null: nothing on this client speaks against it. */
  readonly action: 'avoid' | 'modify' | 'caution' | null
  readonly reasons: readonly string[]
}

const STRICTNESS = ['avoid', 'modify', 'caution'] as const

/** What a client's cautions say about one exercise, with the reasons of the strictest kind. */
export function verdict(exercise: Exercise, codes: readonly string[]): Verdict {
  const met = exercise.cautions.filter((caution) => codes.includes(caution.code))
  const action = STRICTNESS.find((each) => met.some((caution) => caution.action === each)) ?? null
  return { action, reasons: met.filter((caution) => caution.action === action).map((caution) => caution.note) }
}
