/** The person's sessions as a table (CSV, RFC 4180), which every spreadsheet opens. */
import type { KnownLog } from './corrections'
import { sessionShare } from './session_log'
import type { PainReport } from './wire'

/** One line: as many cells as the head has. Seconds are whole; an empty cell is not known. */
type Cells = readonly (string | number | null)[]

export interface TableWords {
  readonly head: readonly string[]
  readonly routine: (log: KnownLog) => string
}

/** A spreadsheet takes what begins like this for a formula; an apostrophe makes it text again. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: Cells) => `${cells.map(cell).join()}\r\n`

/** `asked` without a score is a question that was skipped: both are empty, a 0 is not. */
const score = ({ score: answer }: PainReport) => answer

/** Sessions in force, oldest first, one line each; the mark at the start says that it is UTF-8. */
export function sessionsTable(logs: readonly KnownLog[], words: TableWords): string {
  const lines = logs.map((known) => {
    const { log } = known
    const { done_seconds, prescribed_seconds } = sessionShare(log, 0)
    const isTimed = log.amount === null
    return line([
      log.practised_on,
      log.started_at,
      words.routine(known),
      log.evidence,
      isTimed ? done_seconds : null,
      isTimed ? prescribed_seconds : null,
      log.amount,
      score(log.pain_before),
      score(log.pain_after),
      log.stopped_because,
      log.note,
    ])
  })
  return `\ufeff${line(words.head)}${lines.join('')}`
}
