import { shortMeaning } from '../cautions'
import type { Catalogue, ClientItem } from '../wire'
import { count } from '../words'

interface Props {
  readonly client: ClientItem
  readonly catalogue: Catalogue
}

function actWords({ asked_cautions, waiting_cautions }: ClientItem): string {
  if (waiting_cautions.length > 0) return 'Confirm answers'
  return asked_cautions.length > 0 ? 'See the answers' : 'Ask about cautions'
}

/** What holds exercises back for this client, what waits for the therapist, or that nobody has asked. */
export function CautionsBand({ client, catalogue }: Props) {
  const { asked_cautions, cautions, waiting_cautions } = client
  const names = cautions.map((code) => shortMeaning(catalogue.cautions[code] ?? code))
  const none =
    asked_cautions.length > 0 ? 'none that hold anything back' : 'nothing was asked yet, so nothing is held back'
  return (
    <section class="card caution-band" aria-label="Cautions">
      <p>
        <b>Cautions:</b> {names.join(' · ') || none}
      </p>
      {waiting_cautions.length > 0 && (
        <p class="odd">{count(waiting_cautions.length, 'answer')} not confirmed yet. A yes protects already.</p>
      )}
      <a class="plain" href={`/therapist/clients/${client.id}/first-visit`}>
        {actWords(client)}
      </a>
    </section>
  )
}
