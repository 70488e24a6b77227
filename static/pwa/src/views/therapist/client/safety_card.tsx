import type { Page } from '../../../domain/wire'
import { dayMonth, moment } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { LockRecord, SafetyAnswerTold } from '../wire'
import { LOCK_LEVELS, PROFESSIONS } from '../words'

function answered(told: SafetyAnswerTold): string {
  const answer = told.answer === 'yes' ? 'Yes' : 'Rather not say'
  return told.confirmed ? answer : `${answer}, then “I tapped wrong”`
}

interface AnswersProps {
  readonly answers: readonly SafetyAnswerTold[]
  readonly timeZone: string
}

/** Answers with what was asked and when. */
export function SafetyAnswers({ answers, timeZone }: AnswersProps) {
  return (
    <ul class="notes">
      {answers.map((told) => (
        <li key={told.answered_at + told.question_id}>
          <b>{answered(told)}</b> to “{told.text ?? 'a question that is no longer asked'}”{' '}
          <small>{moment(told.answered_at, new Date(), timeZone)}</small>
        </li>
      ))}
    </ul>
  )
}

function opened(record: LockRecord, timeZone: string): string {
  if (record.unlocked_at === null) return 'Still on.'
  const profession = record.unlocked_by?.profession
  const who = record.unlocked_by?.display_name ?? 'an account that is gone'
  const as = profession ? ` (${PROFESSIONS[profession]})` : ''
  return `Opened by ${who}${as}, ${moment(record.unlocked_at, new Date(), timeZone)}:`
}

function examined({ examination }: LockRecord): string {
  if (!examination) return ''
  const { by_name, by_profession, examined_on } = examination
  return `Examined by ${by_name} (${PROFESSIONS[by_profession]}) on ${dayMonth(examined_on)}.`
}

/** Every lock there was: what was typed to open one stays to be read. */
function Locks({ clientId, timeZone }: { readonly clientId: string; readonly timeZone: string }) {
  const { state, reload } = useLoaded<Page<LockRecord>>(`/clients/${clientId}/locks`)
  if (state.status === 'ready' && state.data.items.length === 0) return null
  return (
    <details>
      <summary>Locks, and who opened them</summary>
      <Show state={state} what="the locks" onRetry={() => void reload()}>
        {({ items }) => (
          <ul class="versions">
            {items.map((record) => (
              <li key={record.id}>
                <b>Locked {moment(record.locked_at, new Date(), timeZone)}</b>
                <p class="small">{LOCK_LEVELS[record.level]}.</p>
                {record.questions.map(({ id, text }) => (
                  <p class="small" key={id}>
                    “{text ?? 'a question that is no longer asked'}”
                  </p>
                ))}
                <p class="small">
                  {examined(record)} {opened(record, timeZone)} {record.unlock_reason && <q>{record.unlock_reason}</q>}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Show>
    </details>
  )
}

interface Props extends AnswersProps {
  readonly clientId: string
}

/** What was answered to the safety questions, but for a plain no. */
export function SafetyCard({ clientId, answers, timeZone }: Props) {
  return (
    <section class="card" aria-labelledby="safety">
      <h2 id="safety">Safety questions</h2>
      {answers.length === 0 && <p class="small">No “yes” and no “rather not say” in these days.</p>}
      <SafetyAnswers answers={answers} timeZone={timeZone} />
      <Locks clientId={clientId} timeZone={timeZone} />
    </section>
  )
}
