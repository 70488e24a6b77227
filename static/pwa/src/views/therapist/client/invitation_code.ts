/** The invitation's code and its time left, in the forms that a person reads and types. */
import { count } from '../words'

/** "ABCDE-FGHJK": halves are easier to read across a desk. A long code of a link stays whole. */
export function grouped(code: string): string {
  if (code.length !== 10) return code
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

export interface Remaining {
  readonly isOver: boolean
  /** "14:05" */
  readonly text: string
  /** Changes once a minute, so that a screen reader is not spoken to every second. */
  readonly spoken: string
}

export function remaining(expiresAt: string, now: number): Remaining {
  const seconds = Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000))
  const minutes = Math.ceil(seconds / 60)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return { isOver: seconds === 0, text, spoken: `Code works for ${count(minutes, 'more minute')}.` }
}
