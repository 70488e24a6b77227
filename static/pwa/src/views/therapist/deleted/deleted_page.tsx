import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { dateOf } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { navigate } from '../router'

interface DeletedClient {
  readonly id: string
  readonly display_name: string
  readonly deleted_at: string
  readonly erased_from: string
}

/** Clients who were deleted and can still be brought back. */
export function DeletedPage() {
  const { state, reload } = useLoaded<{ readonly items: readonly DeletedClient[] }>('/clients/deleted')
  return (
    <>
      <div class="page-head">
        <h1>Deleted clients</h1>
      </div>
      <p>
        For 30 days a deleted client can be brought back with everything. After that the record is erased and cannot
        come back.
      </p>
      <section class="card" aria-label="Deleted clients">
        <Show state={state} what="the deleted clients" onRetry={() => void reload()}>
          {({ items }) =>
            items.length === 0 ? (
              <p>Nobody is deleted at the moment.</p>
            ) : (
              <ul class="devices">
                {items.map((client) => (
                  <Line key={client.id} client={client} />
                ))}
              </ul>
            )
          }
        </Show>
      </section>
    </>
  )
}

function Line({ client }: { readonly client: DeletedClient }) {
  const { id, display_name, deleted_at, erased_from } = client
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(`/clients/${id}/restore`)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) navigate(`/therapist/clients/${id}`)
  })
  return (
    <li class="device">
      <div>
        <b>{display_name}</b>
        <small>
          deleted {dateOf(deleted_at)}, erased from {dateOf(erased_from)} on
        </small>
      </div>
      <form onSubmit={onSubmit}>
        <button type="submit" class="plain" disabled={isBusy} aria-label={`Restore ${display_name}`}>
          Restore
        </button>
      </form>
      {failure && <FailureNotice failure={failure} />}
    </li>
  )
}
