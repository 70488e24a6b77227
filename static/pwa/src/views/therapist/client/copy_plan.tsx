import { useState } from 'preact/hooks'
import { ClientPicker } from '../parts/client_picker'
import { Dialog } from '../parts/dialog'
import { navigate } from '../router'

/** Chooses for whom, and opens that client's plan with this one to take over. */
export function CopyPlan({ clientId }: { readonly clientId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" class="plain" aria-label="Copy to another client" onClick={() => setIsOpen(true)}>
        Copy
      </button>
      {isOpen && (
        <Dialog title="Copy this plan for" onClose={() => setIsOpen(false)}>
          <ClientPicker
            exceptId={clientId}
            onPick={({ id }) => navigate(`/therapist/clients/${id}/plan/copy/${clientId}`)}
          />
        </Dialog>
      )}
    </>
  )
}
