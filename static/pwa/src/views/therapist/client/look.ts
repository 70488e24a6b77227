import { useEffect } from 'preact/hooks'
import { request } from '../api'
import type { ClientItem } from '../wire'

/** Tell the service that what had arrived when `client` was read is on screen, once it is. */
export function useLook(client: ClientItem, isShown: boolean): void {
  const seenUntil = client.look?.read_at
  useEffect(() => {
    if (!isShown || !seenUntil) return
    // Where this does not arrive, what was seen stays marked as new: nothing is lost by it.
    void request('PUT', `/clients/${client.id}/look`, { body: { seen_until: seenUntil } })
  }, [client.id, seenUntil, isShown])
}

/** Whether something that arrived then is new in this sitting. */
export const isNew = (client: ClientItem, receivedAt: string) =>
  Boolean(client.look?.new_since && Date.parse(receivedAt) > Date.parse(client.look.new_since))
