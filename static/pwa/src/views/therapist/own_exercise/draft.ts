/** An own exercise while it is being written. Lists are typed: lines one below the other, things apart by commas. */
import { ANY_WORK_SIDE } from '../../../domain/side'
import type { Caution, Dose, Exercise } from '../../../domain/wire'

export interface OwnDraft {
  readonly name: string
  /** Empty: not chosen yet. */
  readonly family: string
  readonly position: string
  readonly level: Exercise['level']
  readonly target_muscles: string
  readonly start_position: string
  readonly cues: string
  readonly side: Exercise['side']
  readonly work_side: string
  readonly dose: Dose
  readonly days_per_week: number
  readonly sessions_per_day: number
  readonly pain_cap: number
  readonly equipment: string
  readonly progression: readonly string[]
  readonly regression: readonly string[]
  readonly common_mistakes: string
  readonly stop_if: string
  readonly cautions: readonly Caution[]
}

/** What is done most often in the catalogue, for each kind of dose. */
const USUAL: Readonly<Record<Dose['type'], Dose>> = {
  static_hold: { type: 'static_hold', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 },
  pressure: { type: 'pressure', hold_seconds: 30, reps: 3, rest_seconds: 10, sets: 1 },
  contract_relax: {
    type: 'contract_relax',
    contract_seconds: 6,
    effort_percent_min: 20,
    effort_percent_max: 50,
    relax_seconds: 2,
    stretch_seconds: 20,
    reps: 3,
    rest_seconds: 10,
    sets: 1,
  },
  dynamic_reps: { type: 'dynamic_reps', rep_seconds: 4, hold_seconds: 0, reps: 10, rest_seconds: 30, sets: 2 },
  slider: { type: 'slider', rep_seconds: 3, hold_seconds: 0, reps: 10, rest_seconds: 30, sets: 2 },
  breathing: { type: 'breathing', inhale_seconds: 4, exhale_seconds: 6, reps: 18, rest_seconds: 0, sets: 1 },
}

export const usualDose = (type: Dose['type']): Dose => USUAL[type]

/** Name, family, start and one step are left to be said. */
export const NOTHING: OwnDraft = {
  name: '',
  family: '',
  position: 'supine',
  level: 'easy',
  target_muscles: '',
  start_position: '',
  cues: '',
  side: 'per_side',
  work_side: ANY_WORK_SIDE,
  dose: USUAL.static_hold,
  days_per_week: 5,
  sessions_per_day: 1,
  pain_cap: 3,
  equipment: '',
  progression: [],
  regression: [],
  common_mistakes: '',
  stop_if: '',
  cautions: [],
}

type Meanings = Readonly<Record<string, string>>

/** A note is kept only where it says something else than its code does. */
const ownNote = ({ code, note }: Caution, meanings: Meanings) => (note === meanings[code] ? '' : note)

export function draftOf(exercise: Exercise, meanings: Meanings): OwnDraft {
  return {
    name: exercise.name,
    family: exercise.family,
    position: exercise.position,
    level: exercise.level,
    target_muscles: exercise.target_muscles.join(', '),
    start_position: exercise.start_position,
    cues: exercise.cues.join('\n'),
    side: exercise.side,
    work_side: exercise.work_side ?? NOTHING.work_side,
    dose: exercise.dose,
    days_per_week: exercise.days_per_week,
    sessions_per_day: exercise.sessions_per_day,
    pain_cap: exercise.pain_cap,
    equipment: exercise.equipment.join(', '),
    progression: exercise.progression,
    regression: exercise.regression,
    common_mistakes: exercise.common_mistakes.join('\n'),
    stop_if: exercise.stop_if.join('\n'),
    cautions: exercise.cautions.map((caution) => ({ ...caution, note: ownNote(caution, meanings) })),
  }
}

const listed = (typed: string, between: string): readonly string[] => [
  ...new Set(
    typed
      .split(between)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]

/** The draft as `POST /exercises` and `PUT /exercises/{id}` take it. */
export function bodyOf(draft: OwnDraft) {
  return {
    name: draft.name.trim(),
    family: draft.family,
    position: draft.position,
    level: draft.level,
    target_muscles: listed(draft.target_muscles, ','),
    start_position: draft.start_position.trim(),
    cues: listed(draft.cues, '\n'),
    side: draft.side,
    work_side: draft.side === 'per_side' ? draft.work_side.trim() : null,
    dose: draft.dose,
    days_per_week: draft.days_per_week,
    sessions_per_day: draft.sessions_per_day,
    pain_cap: draft.pain_cap,
    equipment: listed(draft.equipment, ','),
    progression: draft.progression,
    regression: draft.regression,
    common_mistakes: listed(draft.common_mistakes, '\n'),
    stop_if: listed(draft.stop_if, '\n'),
    cautions: draft.cautions.map(({ code, action, note }) => ({
      code,
      action,
      ...(note.trim() ? { note: note.trim() } : {}),
    })),
  }
}

export type OwnBody = ReturnType<typeof bodyOf>
export type OwnField = keyof OwnDraft

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Whether two drafts would save the same. */
export const isSame = (one: OwnDraft, other: OwnDraft) => alike(bodyOf(one), bodyOf(other))

/** Fields that differ, as they would be saved. */
export function changedFields(from: OwnDraft, to: OwnDraft): readonly OwnField[] {
  const [before, after] = [bodyOf(from), bodyOf(to)]
  return (Object.keys(NOTHING) as OwnField[]).filter((field) => !alike(before[field], after[field]))
}

export interface Merged {
  readonly draft: OwnDraft
  /** Fields that both changed, each in another way: `mine` stands. */
  readonly clashes: readonly OwnField[]
}

/** My changes put onto theirs; both began from `base`. */
export function merged(base: OwnDraft, mine: OwnDraft, theirs: OwnDraft): Merged {
  const changed = changedFields(base, mine)
  const own = Object.fromEntries(changed.map((field) => [field, mine[field]]))
  const both = changedFields(base, theirs).filter((field) => changed.includes(field))
  const differing = changedFields(mine, theirs)
  return { draft: { ...theirs, ...own }, clashes: both.filter((field) => differing.includes(field)) }
}
