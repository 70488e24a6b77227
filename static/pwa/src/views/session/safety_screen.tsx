import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { SafetyAnswerBody, SafetyQuestion, SafetyScreen as Which } from '../../domain/wire'
import { text } from '../../messages/messages'
import { Screen } from '../screen'

export type Answer = SafetyAnswerBody['answers'][number]
type Tap = { readonly question: SafetyQuestion; readonly answer: 'yes' | 'rather_not_say' }

interface Props {
  readonly which: Which
  readonly title: string
  readonly lead: string
  readonly questions: readonly SafetyQuestion[]
  /** Each confirmed or taken-back answer, and "none of these" as one "no" per question. */
  readonly onAnswers: (answers: readonly Answer[]) => void
  readonly onLeave: () => void
}

/** One tap when all is well. A "yes" is asked once more, and what was tapped wrong is told too. */
export function SafetyScreen(props: Props): JSX.Element {
  const [tap, setTap] = useState<Tap | null>(null)
  const [told, setTold] = useState<readonly string[]>([])
  if (tap) {
    const answer = (confirmed: boolean) => {
      setTap(null)
      if (confirmed) setTold([...told, tap.question.id])
      props.onAnswers([{ question_id: tap.question.id, answer: tap.answer, confirmed }])
    }
    return <Confirm tap={tap} onAnswer={answer} />
  }
  const open = props.questions.filter(({ id }) => !told.includes(id))
  const none = () =>
    props.onAnswers(open.map(({ id }) => ({ question_id: id, answer: 'no' as const, confirmed: true })))
  return (
    <Screen title={props.title} lead={props.lead}>
      <ul class="question-list">
        {open.map((question) => (
          <Question key={question.id} question={question} onTap={setTap} />
        ))}
      </ul>
      <p class="small">{text('safety.why')}</p>
      <div class={props.which === 'full' ? 'foot-action at-end' : 'foot-action'}>
        <button type="button" class="btn" onClick={none}>
          {text(told.length > 0 ? 'safety.none_else' : 'safety.none')}
        </button>
        <button type="button" class="text-btn" onClick={props.onLeave}>
          {text('app.to_today')}
        </button>
      </div>
    </Screen>
  )
}

function Question({ question, onTap }: { question: SafetyQuestion; onTap: (tap: Tap) => void }): JSX.Element {
  return (
    <li class="question card">
      <p id={question.id}>{question.text}</p>
      <button
        type="button"
        class="btn second small-btn"
        aria-describedby={question.id}
        onClick={() => onTap({ question, answer: 'yes' })}
      >
        {text('safety.yes')}
      </button>
      {question.rather_not_say_level !== null && (
        <button type="button" class="text-btn" onClick={() => onTap({ question, answer: 'rather_not_say' })}>
          {text('safety.rather_not')}
        </button>
      )}
    </li>
  )
}

function Confirm({ tap, onAnswer }: { tap: Tap; onAnswer: (confirmed: boolean) => void }): JSX.Element {
  const level = tap.answer === 'yes' ? tap.question.level : tap.question.rather_not_say_level
  return (
    <Screen
      title={text(tap.answer === 'yes' ? 'safety.confirm_title' : 'safety.confirm_title_rather')}
      lead={text(level === 'caution' ? 'safety.confirm_caution' : 'safety.confirm_lead')}
    >
      <p class="card asked">{tap.question.text}</p>
      <div class="foot-action">
        <button type="button" class="btn danger" onClick={() => onAnswer(true)}>
          {text('safety.confirm_yes')}
        </button>
        <button type="button" class="btn second" onClick={() => onAnswer(false)}>
          {text('safety.confirm_wrong')}
        </button>
      </div>
    </Screen>
  )
}
