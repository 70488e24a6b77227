import { todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Dialog } from '../parts/dialog'
import { Show } from '../parts/notice'
import type { ClientItem } from '../wire'
import { RecordVisit } from './record_visit'

interface Props {
  readonly clientId: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** Record a visit of a client whose page is not open. */
export function RecordVisitOf({ clientId, onClose, onSaved }: Props) {
  const { state, reload } = useLoaded<ClientItem>(`/clients/${clientId}`)
  if (state.status === 'ready') {
    const client = state.data
    return <RecordVisit client={client} today={todayIn(client.time_zone)} onClose={onClose} onSaved={onSaved} />
  }
  return (
    <Dialog title="Record a visit" onClose={onClose}>
      <Show state={state} what="the client" onRetry={() => void reload()}>
        {() => null}
      </Show>
    </Dialog>
  )
}
