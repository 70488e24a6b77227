import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { partsOf } from '../../domain/safety'
import type { SafetyAnswerBody, SafetyQuestion, SafetyScreen as Which } from '../../domain/wire'
import { counted, text } from '../../messages/messages'
import { Screen } from '../screen'
import { Confirm } from './confirm_answer'
import { Question } from './safety_question'

export type Answer = SafetyAnswerBody['answers'][number]
export type Tap = { readonly question: SafetyQuestion; readonly answer: 'yes' | 'rather_not_say' }

/** So many questions stand on one page: what is below the fold is easily passed over. */
const MOST_AT_ONCE = 4

interface Props {
  readonly which: Which
  readonly title: string
  readonly lead: string
  readonly questions: readonly SafetyQuestion[]
  /** Each confirmed or taken-back answer as it is given; `isLast`: every other "no", once all have an answer. */
  readonly onAnswers: (answers: readonly Answer[], isLast: boolean) => void
  readonly onLeave: () => void
}

const no = (question_id: string): Answer => ({ question_id, answer: 'no', confirmed: true })

/** Every question has an answer of its own: one tap each when all is well. A "yes" is asked once more. */
export function SafetyScreen(props: Props): JSX.Element {
  const [tap, setTap] = useState<Tap | null>(null)
  const [told, setTold] = useState<ReadonlyMap<string, Answer['answer']>>(new Map())
  const [part, setPart] = useState(0)
  const [cameFrom, setCameFrom] = useState<string | null>(null)
  const parts = partsOf(props.questions, MOST_AT_ONCE)
  const shown = parts[part] ?? []
  // Two taps may come before the screen is drawn again: neither may undo the other.
  const tell = (id: string, answer: Answer['answer']) => setTold((before) => new Map([...before, [id, answer]]))
  const noes = () => props.questions.flatMap(({ id }) => (told.get(id) === 'no' ? [no(id)] : []))
  if (tap) {
    const confirm = (confirmed: boolean) => {
      const answer = { question_id: tap.question.id, answer: tap.answer, confirmed }
      setTap(null)
      setCameFrom(tap.question.id)
      if (confirmed) tell(tap.question.id, tap.answer)
      // What was answered with no by then belongs to the picture that a red answer gives.
      props.onAnswers(confirmed && isRed(tap) ? [...noes(), answer] : [answer], false)
    }
    return <Confirm tap={tap} onAnswer={confirm} />
  }
  const turnTo = (next: number) => {
    setCameFrom(null)
    setPart(next)
  }
  const goOn = () => {
    if (part + 1 < parts.length) turnTo(part + 1)
    else props.onAnswers(noes(), true)
  }
  return (
    <Part
      key={part}
      title={props.title}
      lead={part === 0 ? props.lead : ''}
      place={parts.length > 1 ? text('safety.part', { n: part + 1, of: parts.length }) : ''}
      questions={shown}
      told={told}
      cameFrom={cameFrom}
      onNo={(id) => tell(id, 'no')}
      onTap={setTap}
      onGoOn={goOn}
      onBack={part > 0 ? () => turnTo(part - 1) : null}
      onLeave={props.onLeave}
    />
  )
}

function isRed({ question, answer }: Tap): boolean {
  const level = answer === 'yes' ? question.level : question.rather_not_say_level
  return level !== null && level !== 'caution'
}

interface PartProps {
  readonly title: string
  readonly lead: string
  readonly place: string
  readonly questions: readonly SafetyQuestion[]
  readonly told: ReadonlyMap<string, Answer['answer']>
  /** The question that was asked once more just now. */
  readonly cameFrom: string | null
  readonly onNo: (id: string) => void
  readonly onTap: (tap: Tap) => void
  readonly onGoOn: () => void
  readonly onBack: (() => void) | null
  readonly onLeave: () => void
}

/** One page of questions. Going on without all answers says how many are open, and leads to the first. */
function Part(props: PartProps): JSX.Element {
  const [isAsked, setIsAsked] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const open = props.questions.filter(({ id }) => !props.told.has(id))
  const isTold = isAsked && open.length > 0
  const goOn = () => {
    if (open.length === 0) return props.onGoOn()
    setIsAsked(true)
    list.current?.querySelector<HTMLElement>('.is-open button')?.focus()
  }
  // Back from being asked once more, one stands where one was.
  useEffect(() => {
    if (props.cameFrom) list.current?.querySelector<HTMLElement>(`.about-${props.cameFrom} button`)?.focus()
  }, [])
  return (
    <Screen title={props.title} lead={props.lead} kicker={props.place}>
      <ul class="question-list" ref={list}>
        {props.questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            answer={props.told.get(question.id) ?? null}
            onNo={() => props.onNo(question.id)}
            onTap={props.onTap}
          />
        ))}
      </ul>
      <p class="small">{text('safety.why')}</p>
      <div class="foot-action at-end">
        <p role="alert" class={isTold ? 'notice bad' : 'only-read'}>
          {isTold && counted('safety.open', open.length)}
        </p>
        <button type="button" class="btn" onClick={goOn}>
          {text('safety.go_on')}
        </button>
        {props.onBack && (
          <button type="button" class="text-btn" onClick={props.onBack}>
            {text('safety.back')}
          </button>
        )}
        <button type="button" class="text-btn" onClick={props.onLeave}>
          {text('app.to_today')}
        </button>
      </div>
    </Screen>
  )
}
