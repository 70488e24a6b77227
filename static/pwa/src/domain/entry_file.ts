/**
 * Unsent entries as a file: a person can carry them over when a phone cannot send. Entries stand in it as the exact text
 * they were written as; a check sum tells a file that was cut off or changed.
 */
import type { Entry, SessionLogBody } from './wire'

const FORMAT = 'homestretch-entries'
const VERSION = 1
/** Versions of a session log that this one can show. */
const READABLE_LOGS: readonly unknown[] = [1, 2, 3]
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** One entry of a file. `log`: only of a session log that this version can read; the text is sent either way. */
export interface LoadedEntry {
  readonly id: string
  readonly kind: Entry['kind']
  readonly device_id: string
  readonly device_sequence: number
  readonly text: string
  readonly log: SessionLogBody | null
}

export type ReadFile =
  | { readonly ok: true; readonly entries: readonly LoadedEntry[] }
  | {
      readonly ok: false
      /** `newer`: saved by a later version of the app. `other_account`: what is in it is someone else's. */
      readonly because: 'not_ours' | 'newer' | 'damaged' | 'other_account'
    }

/** FNV-1a over the code units: enough to tell a slip from what was written, and it works on plain http too. */
function checkOf(texts: readonly string[]): string {
  let sum = 0x811c9dc5
  for (const unit of texts.join('\n')) sum = Math.imul(sum ^ (unit.codePointAt(0) as number), 0x01000193) >>> 0
  return sum.toString(16).padStart(8, '0')
}

/** The file's text. `saved_at` is an ISO instant. */
export function writeEntryFile(account_id: string, saved_at: string, texts: readonly string[]): string {
  const file = { format: FORMAT, version: VERSION, account_id, saved_at, check: checkOf(texts), entries: texts }
  return `${JSON.stringify(file, null, 1)}\n`
}

type Json = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isWhole = (value: unknown): value is number => Number.isInteger(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isInstant = (value: unknown) => isText(value) && !Number.isNaN(Date.parse(value))
const isTextOrNull = (value: unknown) => value === null || isText(value)
const isWholeOrNull = (value: unknown) => value === null || isWhole(value)

function isPain(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { asked, score, furthest_left, furthest_right } = value
  return typeof asked === 'boolean' && [score, furthest_left, furthest_right].every(isWholeOrNull)
}

function isStep(value: unknown): boolean {
  return isRecord(value) && isText(value.kind) && isWhole(value.prescribed_seconds) && isWhole(value.done_seconds)
}

/** Whether screens and figures can do with it: what they read is there and of the right kind. */
function isSessionLog(body: unknown): body is SessionLogBody {
  if (!isRecord(body) || !Array.isArray(body.steps) || !body.steps.every(isStep)) return false
  const { practised_on, corrected_at, amount } = body
  return (
    isText(practised_on) &&
    DATE.test(practised_on) &&
    isInstant(practised_on) &&
    isInstant(body.started_at) &&
    (corrected_at === null || isInstant(corrected_at)) &&
    (amount === null || amount === 'all' || amount === 'half' || amount === 'little') &&
    isTextOrNull(body.replaces_id) &&
    isTextOrNull(body.routine_id) &&
    [body.pain_before, body.pain_after].every(isPain)
  )
}

/** An entry of the outbox from its text; null when no server could name it in an answer. */
export function readEntryText(text: unknown): LoadedEntry | null {
  const entry = isText(text) ? parsed(text) : undefined
  if (!isText(text) || !isRecord(entry) || !isText(entry.id) || !UUID.test(entry.id)) return null
  const { id, kind, device_id, device_sequence, schema_version, body } = entry
  if (!isText(kind) || !isText(device_id) || !isWhole(device_sequence)) return null
  const isLog = kind === 'session_log' && READABLE_LOGS.includes(schema_version) && isSessionLog(body)
  return { id, kind: kind as Entry['kind'], device_id, device_sequence, text, log: isLog ? body : null }
}

/** Reads a file for the account that is signed in. Anything but a whole, right file gives no entry at all. */
export function readEntryFile(text: string, account_id: string): ReadFile {
  const file = parsed(text)
  if (file === undefined && text.includes(`"${FORMAT}"`)) return { ok: false, because: 'damaged' }
  if (!isRecord(file) || file.format !== FORMAT) return { ok: false, because: 'not_ours' }
  if (!isWhole(file.version) || !Array.isArray(file.entries)) return { ok: false, because: 'damaged' }
  if (file.version > VERSION) return { ok: false, because: 'newer' }
  if (file.account_id !== account_id) return { ok: false, because: 'other_account' }
  const entries = file.entries.map(readEntryText)
  const whole = entries.filter((entry) => entry !== null)
  if (whole.length < entries.length || file.check !== checkOf(file.entries)) return { ok: false, because: 'damaged' }
  return { ok: true, entries: whole }
}
