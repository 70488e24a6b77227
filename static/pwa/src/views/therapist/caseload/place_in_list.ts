/** Which row one left the list by, kept with the list's own entry of the browser's history: Back leads to it again. */

interface Left {
  readonly row: string
  readonly count: number
}

/** Note the row in the entry that is about to be left. */
export function leaveBy(row: string, count: number): void {
  history.replaceState({ caseload: { row, count } satisfies Left }, '')
}

/** The row that this entry was left by, if it was. */
export function leftBy(state: unknown): Left | null {
  const left = (state as { readonly caseload?: Partial<Left> } | null)?.caseload
  return typeof left?.row === 'string' && typeof left.count === 'number' ? { row: left.row, count: left.count } : null
}
