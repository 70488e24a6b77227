import { exactly } from '../dates'
import { useDesk } from './desk'
import type { Action, History } from './history'
import { longFamilies, MANY_MINUTES_A_WEEK } from './warnings'

interface Props {
  readonly history: History
  readonly dispatch: (action: Action) => void
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** The seconds shown are of an earlier draft; the service is being asked. */
  readonly isCounting: boolean
  readonly previewFailed: boolean
  readonly onSave: () => void
}

function Total({ history, isCounting, previewFailed }: Pick<Props, 'history' | 'isCounting' | 'previewFailed'>) {
  const { secondsOf } = useDesk()
  if (previewFailed) return <span class="small">The minutes cannot be counted just now.</span>
  const known = history.present.routines.map((routine) => secondsOf(routine.key)).filter((seconds) => seconds !== null)
  if (known.length === 0) return null
  return (
    <span role="status" class={isCounting ? 'total stale' : 'total'}>
      {known.length === 1 ? exactly(known[0] ?? 0) : known.map(exactly).join(' + ')}
    </span>
  )
}

export function SaveBar({ history, dispatch, isChanged, isSaving, isCounting, previewFailed, onSave }: Props) {
  const { exercises, catalogue } = useDesk()
  const long = longFamilies(history.present.routines, exercises)
  return (
    <div class="save-bar">
      {long.map(({ family, minutes }) => (
        <p key={family} class="small">
          {catalogue.families[family] ?? family}: {minutes} min of stretch a week on each side. Above{' '}
          {MANY_MINUTES_A_WEEK} min more adds little.
        </p>
      ))}
      <div class="save-row">
        <Total history={history} isCounting={isCounting} previewFailed={previewFailed} />
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
          {isSaving ? 'Saving …' : 'Save plan'}
        </button>
      </div>
    </div>
  )
}
