import { useState } from 'preact/hooks'
import type { Loaded } from '../loading'
import { RecordVisit } from '../visits/record_visit'
import type { Brief, ClientItem } from '../wire'
import { AFFECTED } from '../words'
import { EditClient } from './edit_client'
import { ExportClient } from './export_client'
import { Invite } from './invite'
import { type Span, windowTitle } from './window'

interface Props {
  readonly client: ClientItem
  readonly brief: Loaded<Brief>
  readonly span: Span
  readonly today: string
  readonly onChange: () => void
  readonly onClientChange: () => void
}

type Open = 'invite' | 'visit' | 'edit' | 'export' | null

export function ClientHead({ client, brief, span, today, onChange, onClientChange }: Props) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <div class="page-head">
      <div>
        <p class="crumbs small">
          <a href="/therapist">Caseload</a> / {client.display_name} · {AFFECTED[client.affected_side]}
        </p>
        <h1>
          <span class="only-read">{client.display_name}: </span>
          {brief.status === 'ready' ? windowTitle(brief.data, span, today) : client.display_name}
        </h1>
      </div>
      <div class="acts">
        <a class="plain" href={`/therapist/clients/${client.id}/first-visit`}>
          First visit
        </a>
        <button type="button" class="plain" onClick={() => setOpen('edit')}>
          Edit client
        </button>
        <button type="button" class="plain" onClick={() => setOpen('invite')}>
          Invite
        </button>
        <button type="button" class="plain" onClick={() => setOpen('export')}>
          Export
        </button>
        <button type="button" class="plain" onClick={() => window.print()}>
          Print
        </button>
        <button type="button" class="act" onClick={() => setOpen('visit')}>
          Record visit
        </button>
      </div>
      {open === 'invite' && <Invite client={client} onClose={close} />}
      {open === 'visit' && <RecordVisit client={client} today={today} onClose={close} onSaved={onChange} />}
      {open === 'export' && <ExportClient client={client} onClose={close} />}
      {open === 'edit' && <EditClient client={client} onClose={close} onSaved={onClientChange} />}
    </div>
  )
}
