/**
 * Two people changed one plan: what this one wrote, taken over onto the version that the other saved. Routines and
 * exercises are told apart by their ids. Where both changed the same thing, this one's stands and is named as a clash;
 * it shows in "what changes" before anything is saved.
 */
import type { Draft, DraftPrescription, DraftRoutine } from './draft'

export interface Merged {
  readonly draft: Draft
  /** What both changed: "the note to the client", "the dose of supine-figure-4". */
  readonly clashes: readonly Clash[]
}

export interface Clash {
  readonly what: 'first day' | 'last day' | 'note' | 'name' | 'how often' | 'exercise' | 'sides' | 'dose'
  /** The routine's name or the exercise's id; null: the plan as a whole. */
  readonly of: { readonly routine: string } | { readonly exercise: string } | null
}

interface Three<Value> {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Mine where I changed it, else theirs; `onClash` when both did and not alike. */
function pick<Value>({ base, mine, theirs }: Three<Value>, onClash: () => void): Value {
  if (isEqual(mine, base)) return theirs
  if (!isEqual(theirs, base) && !isEqual(theirs, mine)) onClash()
  return mine
}

interface Listed {
  readonly id: string | null
  readonly key: string
}

/** Each item of `extra` that `order` lacks, put behind the one that it follows in its own list. */
function interleaved<Item extends Listed>(order: readonly Item[], extra: readonly Item[]): readonly Item[] {
  const all = [...order]
  extra.forEach((item, at) => {
    if (all.includes(item)) return
    const before = extra.slice(0, at).findLast((each) => all.includes(each))
    all.splice(before ? all.indexOf(before) + 1 : 0, 0, item)
  })
  return all
}

const ids = (items: readonly Listed[]) => items.flatMap(({ id }) => (id === null ? [] : [id]))

function isReordered(base: readonly Listed[], mine: readonly Listed[]): boolean {
  const known = ids(base)
  const kept = ids(mine)
  return !isEqual(
    known.filter((id) => kept.includes(id)),
    kept.filter((id) => known.includes(id)),
  )
}

/** What is left of three lists. `merge` joins an item that all three have; `onLost` names one that they took out. */
function mergeLists<Item extends Listed>(
  lists: Three<readonly Item[]>,
  merge: (item: Three<Item>) => Item,
  onLost: (item: Item) => void,
): readonly Item[] {
  const { base, mine, theirs } = lists
  const in_ = (items: readonly Item[], id: string | null) => items.find((each) => each.id === id)
  const kept = new Map<string, Item>()
  for (const item of theirs) {
    if (item.id === null) continue
    const before = in_(base, item.id)
    const own = in_(mine, item.id)
    if (!before) kept.set(item.id, own ?? item)
    else if (own) kept.set(item.id, merge({ base: before, mine: own, theirs: item }))
    else if (!isEqual(bare(item), bare(before))) onLost(item)
  }
  const result = (item: Item): readonly Item[] => {
    if (item.id === null) return [item]
    const merged = kept.get(item.id)
    if (merged) return [merged]
    const before = in_(base, item.id)
    if (before && isEqual(bare(item), bare(before))) return []
    if (before) onLost(item)
    return [item]
  }
  const mineLeft = mine.flatMap(result)
  const theirsLeft = theirs
    .flatMap(({ id }) => (id === null ? [] : [kept.get(id)]))
    .filter((item) => item !== undefined)
  return isReordered(base, mine) ? interleaved(mineLeft, theirsLeft) : interleaved(theirsLeft, mineLeft)
}

/** Without the keys, which hold lists together on screen only. */
function bare(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item, (name, value) => (name === 'key' ? undefined : value)))
}

type Note = (clash: Clash) => void

function mergePrescription({ base, mine, theirs }: Three<DraftPrescription>, note: Note): DraftPrescription {
  const of = { exercise: mine.exercise_id }
  const clash = (what: Clash['what']) => () => note({ what, of })
  if (mine.exercise_id !== theirs.exercise_id)
    return pick({ base: bareOf(base), mine: bareOf(mine), theirs: bareOf(theirs) }, clash('exercise'))
  const sidesOf = ({ sides, first_side }: DraftPrescription) => ({ sides, first_side })
  return {
    key: mine.key,
    id: mine.id,
    exercise_id: mine.exercise_id,
    ...pick({ base: sidesOf(base), mine: sidesOf(mine), theirs: sidesOf(theirs) }, clash('sides')),
    dose: pick({ base: base.dose, mine: mine.dose, theirs: theirs.dose }, clash('dose')),
    note: pick({ base: base.note, mine: mine.note, theirs: theirs.note }, clash('note')),
  }
}

/** The same key in all three, so that only what is saved is compared. */
const bareOf = (prescription: DraftPrescription) => ({ ...prescription, key: `exercise-${prescription.id}` })

function mergeRoutine({ base, mine, theirs }: Three<DraftRoutine>, note: Note): DraftRoutine {
  const clash = (what: Clash['what']) => () => note({ what, of: { routine: mine.name } })
  const oftenOf = ({ by, weekdays, times_per_week, times_per_day }: DraftRoutine) => ({
    by,
    weekdays,
    times_per_week,
    times_per_day,
  })
  return {
    key: mine.key,
    id: mine.id,
    name: pick({ base: base.name, mine: mine.name, theirs: theirs.name }, clash('name')),
    ...pick({ base: oftenOf(base), mine: oftenOf(mine), theirs: oftenOf(theirs) }, clash('how often')),
    prescriptions: mergeLists(
      { base: base.prescriptions, mine: mine.prescriptions, theirs: theirs.prescriptions },
      (item) => mergePrescription(item, note),
      ({ exercise_id }) => note({ what: 'exercise', of: { exercise: exercise_id } }),
    ),
  }
}

/** `mine` taken over onto `theirs`; both began from `base`. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const clashes: Clash[] = []
  const note: Note = (clash) => clashes.push(clash)
  const clash = (what: Clash['what']) => () => note({ what, of: null })
  const draft: Draft = {
    starts_on: pick({ base: base.starts_on, mine: mine.starts_on, theirs: theirs.starts_on }, clash('first day')),
    ends_on: pick({ base: base.ends_on, mine: mine.ends_on, theirs: theirs.ends_on }, clash('last day')),
    note: pick({ base: base.note, mine: mine.note, theirs: theirs.note }, clash('note')),
    routines: mergeLists(
      { base: base.routines, mine: mine.routines, theirs: theirs.routines },
      (routine) => mergeRoutine(routine, note),
      ({ name }) => note({ what: 'name', of: { routine: name } }),
    ),
  }
  return { draft, clashes }
}

const WHAT: Record<Clash['what'], string> = {
  'first day': 'the first day',
  'last day': 'the last day',
  note: 'the note',
  name: 'the routine',
  'how often': 'how often',
  exercise: 'the exercise',
  sides: 'the sides',
  dose: 'the dose',
}

/** "the dose of Figure 4, lying" */
export function clashWords({ what, of }: Clash, nameOf: (exerciseId: string) => string): string {
  if (of === null) return what === 'note' ? 'the note to the client' : WHAT[what]
  const name = 'routine' in of ? of.routine : nameOf(of.exercise)
  return what === 'name' || what === 'exercise' ? name : `${WHAT[what]} of ${name}`
}
