import { exactly, minutes } from '../dates'
import { useRoomAtFoot } from '../parts/room_at_foot'
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

interface StepBackProps {
  readonly name: string
  readonly isAtEnd: boolean
  readonly onPress: () => void
}

/** At its end it does nothing, and yet is not disabled: that would take the focus from under the key. */
function StepBack({ name, isAtEnd, onPress }: StepBackProps) {
  return (
    <button type="button" class="plain" aria-disabled={isAtEnd} onClick={() => !isAtEnd && onPress()}>
      {name}
    </button>
  )
}

export function SaveBar(props: Props) {
  const { history, dispatch, isChanged, isSaving, isReviewed, onSave } = props
  const { warned } = useDesk()
  const bar = useRoomAtFoot('--bar-height')
  return (
    <div class="save-bar" ref={bar}>
      {wrongAt(warned, 'plan/routines').map((reason) => (
        <p key={reason} class="small" role="note">
          {reason}
        </p>
      ))}
      <div class="save-row">
        <Total {...props} />
        <span class="small">{isChanged ? 'Not saved yet' : 'No changes'}</span>
        <StepBack name="Undo" isAtEnd={history.past.length === 0} onPress={() => dispatch({ do: 'undo' })} />
        <StepBack name="Redo" isAtEnd={history.future.length === 0} onPress={() => dispatch({ do: 'redo' })} />
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
