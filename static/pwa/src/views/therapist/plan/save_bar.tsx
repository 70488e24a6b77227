import { exactly, minutes } from '../dates'
import { useDesk } from './desk'
import type { Action, History } from './history'
import { wrongAt } from './problems'

interface Props {
  readonly history: History
  readonly dispatch: (action: Action) => void
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** The seconds shown are of an earlier draft; the service is being asked. */
  readonly isCounting: boolean
  readonly previewFailed: boolean
  /** All routines, all their times in a week; null while not known. */
  readonly weekSeconds: number | null
  /** There is a version already: what changes is looked at before it is sent. */
  readonly isReviewed: boolean
  readonly onSave: () => void
}

type Counted = Pick<Props, 'history' | 'isCounting' | 'previewFailed' | 'weekSeconds'>

function Total({ history, isCounting, previewFailed, weekSeconds }: Counted) {
  const { secondsOf } = useDesk()
  if (previewFailed) return <span class="small">The minutes cannot be counted just now.</span>
  const known = history.present.routines.map((routine) => secondsOf(routine.key)).filter((seconds) => seconds !== null)
  if (known.length === 0) return null
  return (
    <span role="status" class={isCounting ? 'total stale' : 'total'}>
      {known.map(exactly).join(' + ')}
      {weekSeconds !== null && <small> {minutes(weekSeconds)} a week</small>}
    </span>
  )
}

export function SaveBar(props: Props) {
  const { history, dispatch, isChanged, isSaving, isReviewed, onSave } = props
  const { warned } = useDesk()
  return (
    <div class="save-bar">
      {wrongAt(warned, 'plan/routines').map((reason) => (
        <p key={reason} class="small" role="note">
          {reason}
        </p>
      ))}
      <div class="save-row">
        <Total {...props} />
        <span class="small">{isChanged ? 'Not saved yet' : 'No changes'}</span>
        <button
          type="button"
          class="plain"
          disabled={history.past.length === 0}
          onClick={() => dispatch({ do: 'undo' })}
        >
          Undo
        </button>
        <button
          type="button"
          class="plain"
          disabled={history.future.length === 0}
          onClick={() => dispatch({ do: 'redo' })}
        >
          Redo
        </button>
        <button
          type="button"
          class="act"
          disabled={!isChanged || isSaving || history.present.routines.length === 0}
          onClick={onSave}
        >
          {isSaving ? 'Saving …' : isReviewed ? 'Review and send' : 'Save plan'}
        </button>
      </div>
    </div>
  )
}
