import type { JSX } from 'preact'
import { named, text } from '../messages/messages'
import type { StorageProblem } from '../store/faults'
import { Screen } from './screen'

/** Nothing can be shown: what is kept here does not open. It is not gone, and it is never thrown away. */
export function StorageScreen({ problem }: { problem: StorageProblem }): JSX.Element {
  return (
    <Screen title={text('storage.title')} lead={named('storage', problem === 'lost' ? 'lost_start' : problem)}>
      <button type="button" class="btn" onClick={() => location.reload()}>
        {text('storage.retry')}
      </button>
    </Screen>
  )
}
