import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Amount, earliestDay, type Told } from '../../domain/told_session'
import type { Routine } from '../../domain/wire'
import { named, text } from '../../messages/later'
import { Choices } from '../choices'

const AMOUNTS: readonly Amount[] = ['all', 'half', 'little']
const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

interface Props {
  readonly initial: Told
  /** To choose from; empty where the routine stays what it is. */
  readonly routines: readonly Routine[]
  /** False: a timer saw it, and its time stays. */
  readonly hasAmount: boolean
  readonly today: string
  /** Resolves to false when the phone could not write it. */
  readonly onSave: (told: Told) => Promise<boolean>
  readonly onCancel: () => void
}

/** A session in the person's own words: which, when, how much, how it felt. */
export function ToldForm({ initial, routines, hasAmount, today, onSave, onCancel }: Props): JSX.Element {
  const [told, setTold] = useState(initial)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<Told>) => setTold({ ...told, ...change })
  const save = async (event: Event) => {
    event.preventDefault()
    const wrong = wrongWith(told, hasAmount, today)
    if (wrong) return setProblem(wrong)
    setProblem((await onSave(told)) ? null : text('session.not_written'))
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      {routines.length > 1 && (
        <Choices
          name="told-routine"
          legend={text('told.routine')}
          value={told.routine_id}
          choices={routines.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(routine_id) => set({ routine_id })}
        />
      )}
      <label class="field">
        <span>{text('told.on')}</span>
        <input
          type="date"
          value={told.practised_on}
          min={earliestDay(today)}
          max={today}
          onInput={(event) => set({ practised_on: event.currentTarget.value })}
        />
      </label>
      {hasAmount && (
        <Choices
          name="told-amount"
          legend={text('told.amount')}
          value={told.amount}
          choices={AMOUNTS.map((value) => ({ value, label: named('told.amount', value) }))}
          onPick={(amount) => set({ amount })}
        />
      )}
      <Score label={text('told.before')} score={told.score_before} onPick={(score_before) => set({ score_before })} />
      <Score label={text('told.after')} score={told.score_after} onPick={(score_after) => set({ score_after })} />
      <label class="field">
        <span>{text('told.note')}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={told.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </label>
      {problem && (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="btn">
          {text('told.save')}
        </button>
        <button type="button" class="text-btn" onClick={onCancel}>
          {text('told.cancel')}
        </button>
      </div>
    </form>
  )
}

function wrongWith({ practised_on, amount }: Told, hasAmount: boolean, today: string): string | null {
  if (practised_on === '' || practised_on > today) return text('told.ahead')
  if (practised_on < earliestDay(today)) return text('told.long_ago')
  return hasAmount && amount === null ? text('told.no_amount') : null
}

function Score(props: { label: string; score: number | null; onPick: (score: number | null) => void }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select
        value={props.score === null ? '' : String(props.score)}
        onChange={(event) => props.onPick(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      >
        <option value="">{text('told.no_answer')}</option>
        {SCORES.map((score) => (
          <option key={String(score)} value={String(score)}>
            {score}
          </option>
        ))}
      </select>
    </label>
  )
}
