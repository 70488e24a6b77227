/** The questions about cautions while they are being answered: answers by code, and what of them is news. */
import type { CautionAnswer, CautionArea, ClientCaution } from '../wire'

export type Given = CautionAnswer | 'not_asked'
export type GivenByCode = Readonly<Record<string, Given>>

export interface Question {
  readonly id: string
  readonly area: CautionArea
  readonly text: string
  /** Several codes may share a question: a yes holds for all until the therapist says which it is. */
  readonly items: readonly ClientCaution[]
}

/** What stands now: an answer that waits is newer than a confirmed one. */
export const standingOf = ({ waiting, confirmed }: ClientCaution): Given =>
  waiting?.answer ?? confirmed?.answer ?? 'not_asked'

export const startDraft = (items: readonly ClientCaution[]): GivenByCode =>
  Object.fromEntries(items.map((item) => [item.code, standingOf(item)]))

export function questionsOf(items: readonly ClientCaution[]): readonly Question[] {
  const found = new Map<string, ClientCaution[]>()
  for (const item of items)
    if (item.question) found.set(item.question.id, [...(found.get(item.question.id) ?? []), item])
  return [...found.values()].flatMap((of) => {
    const question = of[0]?.question
    return question ? [{ ...question, items: of }] : []
  })
}

const STRONGEST: readonly Given[] = ['yes', 'not_sure', 'no', 'not_asked']

/** The answer to a question as a whole: the strongest of its codes. */
export function answerOf({ items }: Pick<Question, 'items'>, draft: GivenByCode): Given {
  const given = items.map(({ code }) => draft[code] ?? 'not_asked')
  return STRONGEST.find((each) => given.includes(each)) ?? 'not_asked'
}

export const withAnswer = (draft: GivenByCode, items: readonly ClientCaution[], given: Given): GivenByCode => ({
  ...draft,
  ...Object.fromEntries(items.map(({ code }) => [code, given])),
})

/** What nobody is asked for stays open: it has to be found. */
export const openItems = (items: readonly ClientCaution[], draft: GivenByCode): readonly ClientCaution[] =>
  items.filter(({ code, question }) => question !== null && draft[code] === 'not_asked')

/** Lifts what holds the whole plan: a reason has to be written. */
export const needsReason = (item: ClientCaution, given: Given | undefined): boolean =>
  item.is_gate && item.protects && given === 'no'

export interface NewAnswer {
  readonly code: string
  readonly answer: CautionAnswer
  readonly is_confirmed: boolean
  readonly reason?: string
}

/** What a save would take down: answers that differ from what is confirmed, and all that waits. */
export function newAnswers(
  items: readonly ClientCaution[],
  draft: GivenByCode,
  reasons: Readonly<Record<string, string>>,
  is_confirmed: boolean,
): readonly NewAnswer[] {
  return items.flatMap((item) => {
    const answer = draft[item.code] ?? 'not_asked'
    const isKnown = item.confirmed?.answer === answer && item.waiting === null
    const isToldAlready = !is_confirmed && item.waiting?.answer === answer
    if (answer === 'not_asked' || isKnown || isToldAlready) return []
    const reason = is_confirmed && needsReason(item, answer) ? reasons[item.code]?.trim() : undefined
    return [{ code: item.code, answer, is_confirmed, ...(reason ? { reason } : {}) }]
  })
}

export const isAnswered = (items: readonly ClientCaution[], draft: GivenByCode): boolean =>
  items.some((item) => draft[item.code] !== standingOf(item))
