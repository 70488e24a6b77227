/** What a first visit found: its questions in words, and how what two people wrote comes together. */
import type { Aggravator, Findings, Region } from '../wire'

export const NOTHING: Findings = {
  regions: [],
  worse_with: [],
  day: null,
  runs: null,
  reaches_floor: null,
  goals: '',
  gait: '',
  posture: '',
  note: '',
}

export const REGIONS: readonly (readonly [Region, string])[] = [
  ['low_back', 'Low back'],
  ['buttock', 'Buttock'],
  ['back_of_thigh', 'Back of the thigh'],
  ['below_knee', 'Below the knee'],
]
export const AGGRAVATORS: readonly (readonly [Aggravator, string])[] = [
  ['sitting', 'Sitting'],
  ['standing', 'Standing'],
  ['walking', 'Walking'],
  ['bending', 'Bending forward'],
  ['leaning_back', 'Leaning back'],
  ['lying', 'Lying'],
]
export const DAYS = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'sits', label: 'Sits' },
  { value: 'stands', label: 'Stands' },
  { value: 'changes', label: 'Changes often' },
] as const
export const TOLD = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const

export const LABELS: Readonly<Record<keyof Findings, string>> = {
  regions: 'Where',
  worse_with: 'What makes it worse',
  day: 'Most of the working day',
  runs: 'Runs',
  reaches_floor: 'Gets down to the floor and up again',
  goals: 'Goals',
  gait: 'Gait',
  posture: 'Posture',
  note: 'Anything else',
}

const TEXTS = ['goals', 'gait', 'posture', 'note'] as const
export const FIELDS = Object.keys(LABELS) as readonly (keyof Findings)[]

export const told = (value: boolean | null) => (value === null ? 'not_asked' : value ? 'yes' : 'no')
export const untold = (value: 'not_asked' | 'no' | 'yes') => (value === 'not_asked' ? null : value === 'yes')

type Options = readonly (readonly [string, string])[]
const listed = (codes: readonly string[], options: Options) =>
  options
    .filter(([code]) => codes.includes(code))
    .map(([, label]) => label)
    .join(', ') || 'none named'
const chosen = (value: string | null, options: readonly { readonly value: string; readonly label: string }[]) =>
  options.find((each) => each.value === (value ?? 'not_asked'))?.label ?? ''

/** "Buttock, Below the knee", "Not asked", or the text itself. */
export function inWords(field: keyof Findings, found: Findings): string {
  if (field === 'regions') return listed(found.regions, REGIONS)
  if (field === 'worse_with') return listed(found.worse_with, AGGRAVATORS)
  if (field === 'day') return chosen(found.day, DAYS)
  if (field === 'runs' || field === 'reaches_floor') return chosen(told(found[field]), TOLD)
  return found[field] || 'empty'
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two differ. */
export const differing = (one: Findings, other: Findings): readonly (keyof Findings)[] =>
  FIELDS.filter((field) => !isEqual(one[field], other[field]))

interface Three<Value> {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

/** Named by either, unless one of them took it out. */
function together<Code>({ base, mine, theirs }: Three<readonly Code[]>): readonly Code[] {
  const isOut = (code: Code) => base.includes(code) && !(mine.includes(code) && theirs.includes(code))
  return [...new Set([...theirs, ...mine])].filter((code) => !isOut(code))
}

/** Both texts, theirs first; one that holds the other is enough. */
function joined(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine
  return theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`
}

export interface MergedFindings {
  readonly found: Findings
  /** What both changed, and not alike: of texts both stand, of choices mine. */
  readonly clashes: readonly (keyof Findings)[]
}

/** `mine` on top of what somebody else saved; both began from `base`. */
export function mergeFindings(base: Findings, mine: Findings, theirs: Findings): MergedFindings {
  const isMine = (field: keyof Findings) => !isEqual(mine[field], base[field])
  const isTheirs = (field: keyof Findings) => !isEqual(theirs[field], base[field])
  const clashes = differing(mine, theirs).filter((field) => isMine(field) && isTheirs(field))
  const own = Object.fromEntries(FIELDS.filter(isMine).map((field) => [field, mine[field]]))
  const texts = TEXTS.filter((field) => clashes.includes(field)).map((field) => [
    field,
    joined(mine[field], theirs[field]),
  ])
  const lists = {
    regions: together({ base: base.regions, mine: mine.regions, theirs: theirs.regions }),
    worse_with: together({ base: base.worse_with, mine: mine.worse_with, theirs: theirs.worse_with }),
  }
  const isList = (field: keyof Findings) => field === 'regions' || field === 'worse_with'
  return {
    found: { ...theirs, ...own, ...Object.fromEntries(texts), ...lists },
    clashes: clashes.filter((field) => !isList(field)),
  }
}
