import { post } from '../api'
import { Dialog } from '../parts/dialog'
import { navigate } from '../router'
import type { ClientFields, ClientItem } from '../wire'
import { ClientForm } from './client_form'

const emptyFields = (): ClientFields => ({
  display_name: '',
  affected_side: 'none',
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

export function NewClient({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="New client" onClose={onClose} wide>
      <ClientForm
        start={emptyFields()}
        submitLabel="Add client"
        save={(fields) => post<ClientItem>('/clients', fields)}
        onSaved={(client) => navigate(`/therapist/clients/${client.id}`)}
      />
    </Dialog>
  )
}
