/**
 * What a Learn page is made of. Each sentence names what backs it, by ids of docs/sources.md: a sentence without one does not
 * compile, and one whose source is not described there fails a test.
 */
export type Sentence = readonly [words: string, source: string, ...more: string[]]
/** Sentences that are read as one. */
export type Paragraph = readonly Sentence[]

export interface List {
  readonly list: readonly Sentence[]
}

export interface Section {
  readonly heading: string
  readonly blocks: readonly (Paragraph | List)[]
}

export const LEARN_IDS = ['pain', 'emergency', 'how-hard', 'by-when', 'sitting', 'call'] as const
/** The last part of the page's address: it stays, since other screens and messages link to it. */
export type LearnId = (typeof LEARN_IDS)[number]

export interface LearnPage {
  readonly title: string
  /** One line for the list of pages. */
  readonly lead: string
  readonly sections: readonly Section[]
}
