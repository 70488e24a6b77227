import { shortMeaning } from '../cautions'
import type { Catalogue, ClientItem } from '../wire'
import { count } from '../words'

interface Props {
  readonly client: ClientItem
  readonly catalogue: Catalogue
}

/** What holds exercises back for this client, and what waits for the therapist; nothing where there is neither. */
export function CautionsBand({ client, catalogue }: Props) {
  const { cautions, waiting_cautions } = client
  if (cautions.length === 0 && waiting_cautions.length === 0) return null
  const names = cautions.map((code) => shortMeaning(catalogue.cautions[code] ?? code))
  return (
    <section class="card caution-band" aria-label="Cautions">
      <p>
        <b>Cautions:</b> {names.join(' · ') || 'none that hold anything back'}
      </p>
      {waiting_cautions.length > 0 && (
        <p class="odd">{count(waiting_cautions.length, 'answer')} not confirmed yet. A yes protects already.</p>
      )}
      <a class="plain" href={`/therapist/clients/${client.id}/first-visit`}>
        {waiting_cautions.length > 0 ? 'Confirm answers' : 'See the answers'}
      </a>
    </section>
  )
}
