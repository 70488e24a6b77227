type PluralOf<Id extends string> = Id extends `${infer Stem}.other` ? Stem : never

export type Values = Readonly<Record<string, string | number>>

export const LANGUAGE = 'en'
const plurals = new Intl.PluralRules(LANGUAGE)

/** `words` with their `{places}` filled. */
export function filled(words: string, values: Values = {}): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** What views ask a catalogue for; they name ids, never words. */
export interface Speaking<Id extends string> {
  /** The words of `id` with its `{places}` filled. */
  text(id: Id, values?: Values): string
  /** As `text`, in the form that fits `count`: ids `stem.one` and `stem.other`; `{count}` is filled in. */
  counted(stem: PluralOf<Id>, count: number, values?: Values): string
  /** The words for a value of a closed set, such as a step kind: `step.hold`. */
  named<Stem extends string, Name extends string>(stem: Stem, name: `${Stem}.${Name}` extends Id ? Name : never): string
}

/** Every language has the same ids. */
export function speaking<Id extends string>(words: Readonly<Record<Id, string>>): Speaking<Id> {
  const text = (id: Id, values: Values = {}) => filled(words[id], values)
  return {
    text,
    counted(stem, count, values = {}) {
      const id = `${stem}.${plurals.select(count)}`
      return text((id in words ? id : `${stem}.other`) as Id, { count, ...values })
    },
    named: (stem, name) => text(`${stem}.${name}` as Id),
  }
}
