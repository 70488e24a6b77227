/** Undo and redo of drafts. Changes of one field in a row (typing, stepping) are one step back. */
import type { Draft } from './draft'
import type { Edit } from './edits'

export interface History {
  readonly past: readonly Draft[]
  readonly present: Draft
  readonly future: readonly Draft[]
  /** The field changed last; null ends the run. */
  readonly field: string | null
}

export type Action =
  | { readonly do: 'edit'; readonly edit: Edit; readonly field?: string }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  /** Begin anew: nothing to go back to. */
  | { readonly do: 'start'; readonly draft: Draft }

const LONGEST = 100

export const startHistory = (draft: Draft): History => ({ past: [], present: draft, future: [], field: null })

function edited(history: History, edit: Edit, field: string | null): History {
  const present = edit(history.present)
  if (present === history.present) return history
  const isSameRun = field !== null && field === history.field
  const past = isSameRun ? history.past : [...history.past, history.present].slice(-LONGEST)
  return { past, present, future: [], field }
}

function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], field: null }
}

function redone(history: History): History {
  const next = history.future[0]
  if (!next) return history
  return { past: [...history.past, history.present], present: next, future: history.future.slice(1), field: null }
}

/** Whether `draft` is what there is, or what it came from. */
export const isIn = ({ past, present }: History, draft: Draft): boolean => present === draft || past.includes(draft)

export function reduce(history: History, action: Action): History {
  if (action.do === 'edit') return edited(history, action.edit, action.field ?? null)
  if (action.do === 'undo') return undone(history)
  if (action.do === 'redo') return redone(history)
  return startHistory(action.draft)
}
