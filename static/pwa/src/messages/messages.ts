import { en } from './en'

/** Every language has the same ids; views name ids, never words. */
export type MessageId = keyof typeof en
type PluralId = { [Id in MessageId]: Id extends `${infer Stem}.other` ? Stem : never }[MessageId]
type Values = Readonly<Record<string, string | number>>

export const LANGUAGE = 'en'
const plurals = new Intl.PluralRules(LANGUAGE)

/** `words` with their `{places}` filled. */
export function filled(words: string, values: Values = {}): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** The words of `id` with its `{places}` filled. */
export function text(id: MessageId, values: Values = {}): string {
  return filled(en[id], values)
}

/** As `text`, in the form that fits `count`: ids `stem.one` and `stem.other`; `{count}` is filled in. */
export function counted(stem: PluralId, count: number, values: Values = {}): string {
  const id = `${stem}.${plurals.select(count)}`
  return text((id in en ? id : `${stem}.other`) as MessageId, { count, ...values })
}

/** The words for a value of a closed set, such as a step kind: `step.hold`. */
export function named<Stem extends string, Name extends string>(
  stem: Stem,
  name: `${Stem}.${Name}` extends MessageId ? Name : never,
): string {
  return text(`${stem}.${name}` as MessageId)
}
