/** Which caseload rows are shown, and in which order. The service's own order is "attention first". */
import type { CaseloadItem, Figures } from '../wire'
import { count } from '../words'

export type Order = 'attention' | 'name' | 'share' | 'practised' | 'next_visit'

export const ORDERS: Record<Order, string> = {
  attention: 'Needs attention first',
  name: 'Name',
  share: 'Least done first',
  practised: 'Longest since practice',
  next_visit: 'Next visit first',
}

const { compare } = new Intl.Collator()
const byName = (a: CaseloadItem, b: CaseloadItem) => compare(a.client.display_name, b.client.display_name)

/** Rows without a value come last, whichever way the rest is sorted. */
function byText(pick: (item: CaseloadItem) => string | null): (a: CaseloadItem, b: CaseloadItem) => number {
  return (a, b) => {
    const left = pick(a)
    const right = pick(b)
    if (left === right) return byName(a, b)
    if (left === null) return 1
    if (right === null) return -1
    return left.localeCompare(right)
  }
}

const share = (figures: Figures | null) =>
  figures && figures.prescribed > 0 ? figures.done / figures.prescribed : null

function byShare(a: CaseloadItem, b: CaseloadItem): number {
  const left = share(a.figures)
  const right = share(b.figures)
  if (left === right) return byName(a, b)
  if (left === null) return 1
  if (right === null) return -1
  return left - right
}

const foldedNames = new WeakMap<CaseloadItem, string>()

/** Worked out once a row: a letter typed in the search asks all of them. */
function foldedName(item: CaseloadItem): string {
  const known = foldedNames.get(item) ?? folded(item.client.display_name)
  foldedNames.set(item, known)
  return known
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

export function rowsShown(
  items: readonly CaseloadItem[],
  search: string,
  mineOf: string | null,
  order: Order,
): readonly CaseloadItem[] {
  const wanted = folded(search.trim())
  const shown = items.filter(
    (item) => (mineOf === null || item.client.therapist_id === mineOf) && foldedName(item).includes(wanted),
  )
  if (order === 'name') return shown.sort(byName)
  if (order === 'share') return shown.sort(byShare)
  if (order === 'practised') return shown.sort(byText((item) => item.last_practised_on))
  if (order === 'next_visit') return shown.sort(byText((item) => item.next_visit_on))
  return shown
}

/** What stands beside "10 of 13 done"; zeros are left out, unknown is never counted as missed. */
export function besideDone(figures: Figures): readonly string[] {
  const parts = [
    [figures.partly, 'partly'],
    [figures.missed, 'missed'],
    [figures.unknown, 'unknown'],
    [figures.open, 'still open'],
    [figures.extra, 'extra'],
  ] as const
  return parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`)
}

/** Whether a reason stands at this client. */
export const has = (item: CaseloadItem, reason: string) => item.attention.some((each) => each.reason === reason)

/** Those who come today, and the others; both keep their order. */
export function byVisitToday(rows: readonly CaseloadItem[]): {
  readonly today: readonly CaseloadItem[]
  readonly others: readonly CaseloadItem[]
} {
  const today = rows.filter((row) => has(row, 'visit_today'))
  return today.length === 0 ? { today, others: rows } : { today, others: rows.filter((row) => !today.includes(row)) }
}

export const attentionSummary = (rows: readonly CaseloadItem[]) => {
  const waiting = rows.filter((row) => row.attention.length > 0).length
  return `${count(rows.length, 'client')}, ${waiting === 0 ? 'none needs' : waiting === 1 ? '1 needs' : `${waiting} need`} attention`
}
