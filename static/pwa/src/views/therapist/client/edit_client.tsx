import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { Dialog } from '../parts/dialog'
import { FailureNotice } from '../parts/notice'
import { navigate } from '../router'
import { CadenceForm } from '../visits/cadence_form'
import type { ClientItem } from '../wire'
import { ClientForm } from './client_form'

function DeleteClient({ client }: { readonly client: ClientItem }) {
  const [typed, setTyped] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const remove = async () => {
    const answer = await request('DELETE', `/clients/${client.id}`)
    if (answer.ok) navigate('/therapist/deleted')
    else setFailure(answer.failure)
  }
  return (
    <details class="delete">
      <summary>Delete this client</summary>
      <div class="stack">
        <p>
          {client.display_name} leaves every list at once, and their phones are signed out. For 30 days you can bring
          them back, under Practice, Deleted clients. After that the record is erased and cannot come back.
        </p>
        <label>
          Type the client's name to go on
          <input value={typed} autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        {failure && <FailureNotice failure={failure} />}
        <button
          type="button"
          class="act danger"
          disabled={typed.trim() !== client.display_name}
          onClick={() => void remove()}
        >
          Delete {client.display_name}
        </button>
      </div>
    </details>
  )
}

interface Props {
  readonly client: ClientItem
  readonly onClose: () => void
  readonly onSaved: () => void
}

export function EditClient({ client, onClose, onSaved }: Props) {
  const { display_name, affected_side, time_zone } = client
  return (
    <Dialog title={`Edit ${client.display_name}`} onClose={onClose} wide>
      <ClientForm
        start={{ display_name, affected_side, time_zone }}
        submitLabel="Save client"
        save={(fields) => request<ClientItem>('PATCH', `/clients/${client.id}`, { body: fields })}
        onSaved={() => {
          onClose()
          onSaved()
        }}
      />
      <section class="stack tight" aria-labelledby="own-cadence">
        <h3 id="own-cadence">How often {display_name} comes</h3>
        <CadenceForm
          start={client.visit_cadence}
          unsaid="As the practice"
          save={(visit_cadence) => request('PATCH', `/clients/${client.id}`, { body: { visit_cadence } })}
          onSaved={onSaved}
        />
      </section>
      <DeleteClient client={client} />
    </Dialog>
  )
}
