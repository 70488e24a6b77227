import { moment } from '../dates'
import type { SafetyAnswerTold } from '../wire'

function answered(told: SafetyAnswerTold): string {
  const answer = told.answer === 'yes' ? 'Yes' : 'Rather not say'
  return told.confirmed ? answer : `${answer}, then “I tapped wrong”`
}

interface Props {
  readonly answers: readonly SafetyAnswerTold[]
  readonly timeZone: string
}

/** What was answered to the safety questions, but for a plain no. */
export function SafetyCard({ answers, timeZone }: Props) {
  if (answers.length === 0) return null
  return (
    <section class="card" aria-labelledby="safety">
      <h2 id="safety">Safety questions</h2>
      <ul class="notes">
        {answers.map((told) => (
          <li key={told.answered_at + told.question_id}>
            <b>{answered(told)}</b> to “{told.text ?? 'a question that is no longer asked'}”{' '}
            <small>{moment(told.answered_at, new Date(), timeZone)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
