import type { JSX } from 'preact'
import { text } from '../../messages/messages'
import { Screen } from '../screen'
import type { Tap } from './safety_screen'

/** Asked once more: what was tapped wrong is told too, and locks nothing. */
export function Confirm({ tap, onAnswer }: { tap: Tap; onAnswer: (confirmed: boolean) => void }): JSX.Element {
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
