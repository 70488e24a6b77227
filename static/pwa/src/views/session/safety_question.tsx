import type { JSX } from 'preact'
import type { SafetyQuestion } from '../../domain/wire'
import { text } from '../../messages/messages'
import type { Answer, Tap } from './safety_screen'

interface Props {
  readonly question: SafetyQuestion
  /** Null: none yet. */
  readonly answer: Answer['answer'] | null
  readonly onNo: () => void
  readonly onTap: (tap: Tap) => void
}

/** A question with its buttons. Buttons, not a choice to move through: an arrow key must not answer yes. */
export function Question({ question, answer, onNo, onTap }: Props): JSX.Element {
  const tap = (tapped: Tap['answer']) => () => onTap({ question, answer: tapped })
  return (
    <li class={`question card about-${question.id} ${answer === null ? 'is-open' : ''}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would read the whole question before each button */}
      <div role="group" aria-labelledby={question.id}>
        <p id={question.id}>{question.text}</p>
        <div class="answers">
          <button type="button" class="btn second small-btn" aria-pressed={answer === 'no'} onClick={onNo}>
            {text('safety.no')}
          </button>
          <button type="button" class="btn second small-btn" aria-pressed={answer === 'yes'} onClick={tap('yes')}>
            {text('safety.yes')}
          </button>
          {question.rather_not_say_level !== null && (
            <button
              type="button"
              class="text-btn"
              aria-pressed={answer === 'rather_not_say'}
              onClick={tap('rather_not_say')}
            >
              {text('safety.rather_not')}
            </button>
          )}
        </div>
      </div>
    </li>
  )
}
