/** What is wrong with an own exercise, by the field that it stands at. */
import type { Failure } from '../api'
import { GENERAL, type Placed } from '../plan/problems'
import type { OwnBody, OwnField } from './draft'
import { LABELS } from './words'

type Problems = Failure['errors']

/** What needs no service to be seen. */
export function missingIn(body: OwnBody): Placed {
  const asked: readonly (readonly [OwnField, boolean, string])[] = [
    ['name', body.name === '', 'Give it a name.'],
    ['family', body.family === '', 'Choose the family that it belongs to.'],
    ['start_position', body.start_position === '', 'Say how to get into position.'],
    ['cues', body.cues.length === 0, 'Write at least one step.'],
    ['work_side', body.work_side === '', 'Say which leg is meant, for example “crossed leg”.'],
  ]
  return new Map(asked.flatMap(([field, isMissing, words]) => (isMissing ? [[field, [words]] as const] : [])))
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const sentence = (words: string) => `${capital(words).replace(/\.$/, '')}.`

/** "dose/hold_seconds" for a number of the dose, else the field; `general` for what no field shows. */
function placeOf(pointer: string): string {
  const [field = '', inner] = pointer.split('/').slice(1)
  if (!(field in LABELS)) return GENERAL
  return field === 'dose' && inner && inner !== 'type' ? `dose/${inner}` : field
}

const LONGEST_QUOTE = 40

const quoted = (item: string) => `“${item.length > LONGEST_QUOTE ? `${item.slice(0, LONGEST_QUOTE)} …` : item}”: `

/** How the service says that something is too long, in words for whoever wrote it. */
const TOO_LONG = /^length must be between \d+ and (\d+)\.?$/i

/** The item of a list that is meant, quoted; empty where it is the whole field. */
function itemOf(pointer: string, body: OwnBody, names: (id: string) => string): string {
  const [field = '', index] = pointer.split('/').slice(1)
  const list: unknown = body[field as OwnField]
  if (!Array.isArray(list) || index === undefined) return ''
  const item: unknown = list[Number(index)]
  return typeof item === 'string' ? quoted(names(item)) : ''
}

/** Each problem of the service at its field, in a sentence. `names`: of exercises, by their id. */
export function placeProblems(problems: Problems, body: OwnBody, names: (id: string) => string): Placed {
  const placed = new Map<string, readonly string[]>()
  for (const { pointer, message: told } of problems) {
    const place = placeOf(pointer)
    const item = itemOf(pointer, body, names)
    const isList = item === '' && Array.isArray(body[place as OwnField])
    const message = told.replace(TOO_LONG, isList ? 'at most $1 of them' : 'at most $1 letters')
    const words = item
      ? `${item}${sentence(message).replace(/^./, (letter) => letter.toLowerCase())}`
      : sentence(message)
    placed.set(place, [...new Set([...(placed.get(place) ?? []), words])])
  }
  return placed
}
