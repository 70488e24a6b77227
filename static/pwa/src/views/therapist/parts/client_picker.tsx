import { useState } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { useLoaded } from '../loading'
import type { ClientItem } from '../wire'
import { AFFECTED } from '../words'
import { TextField } from './field'
import { Show } from './notice'

interface Props {
  /** Not offered: the client that this is about. */
  readonly exceptId: string
  readonly onPick: (client: ClientItem) => void
}

const MOST_SHOWN = 20

/** One of the practice's clients, by part of the name. */
export function ClientPicker({ exceptId, onPick }: Props) {
  const [search, setSearch] = useState('')
  const query = new URLSearchParams({ limit: String(MOST_SHOWN), q: search.trim() })
  const { state, reload } = useLoaded<Page<ClientItem>>(`/clients?${query}`)
  return (
    <>
      <TextField label="Search for a client" type="search" value={search} onInput={setSearch} />
      <Show state={state} what="the clients" onRetry={() => void reload()}>
        {({ items, next_cursor }) => (
          <>
            <ul class="picks">
              {items
                .filter(({ id }) => id !== exceptId)
                .map((client) => (
                  <li key={client.id} class="pick">
                    <button type="button" class="plain" onClick={() => onPick(client)}>
                      {client.display_name}
                    </button>{' '}
                    <small>{AFFECTED[client.affected_side]}</small>
                  </li>
                ))}
            </ul>
            {next_cursor !== null && <p class="small">There are more: type part of the name.</p>}
            {items.every(({ id }) => id === exceptId) && <p class="small">No other client of this name.</p>}
          </>
        )}
      </Show>
    </>
  )
}
