import { Dialog } from '../parts/dialog'
import type { ClientItem } from '../wire'

/** The client's whole record as a file. The browser fetches it itself, so a record of years needs no room here. */
export function ExportClient({ client, onClose }: { readonly client: ClientItem; readonly onClose: () => void }) {
  const address = `/api/v1/clients/${client.id}/record`
  return (
    <Dialog title={`Export ${client.display_name}`} onClose={onClose}>
      <div class="stack">
        <p>
          All that is kept of {client.display_name}: sessions step by step, pain, plans, measures, locks, consent,
          visits with your notes. The file leaves this service and its protection: keep it where only those see it who
          may.
        </p>
        <p>
          <a class="act" href={`${address}.zip`} download>
            Tables for a spreadsheet (CSV)
          </a>
        </p>
        <p class="small">
          An archive with a table each. Seconds and scores have their unit in the heading; an empty cell is unknown, not
          0. An apostrophe before =, +, − or @ keeps a spreadsheet from running what somebody wrote.
        </p>
        <p>
          <a class="plain" href={address} download>
            For programs (JSON)
          </a>
        </p>
      </div>
    </Dialog>
  )
}
