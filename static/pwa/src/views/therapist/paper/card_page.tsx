import { paper } from '../../../messages/en/paper'
import { filled } from '../../../messages/messages'
import { me } from '../api'
import { dayMonth, todayIn } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import { Qr } from '../parts/qr'
import type { ClientItem, Invitation } from '../wire'
import { useLink } from './use_link'

/** The last whole day on which it works: the hour at which it ends says little on paper. */
export const lastDay = ({ expires_at }: Invitation, timeZone: string) =>
  dayMonth(todayIn(timeZone, new Date(Date.parse(expires_at) - 86_400_000)))

function Card({ client, invitation }: { readonly client: ClientItem; readonly invitation: Invitation }) {
  return (
    <article class="paper invite-card">
      <header class="paper-head">
        <h2>{paper.card_title}</h2>
        <p class="paper-name">{filled(paper.for, { name: client.display_name })}</p>
        <p>{filled(paper.card_from, { practice: me.value?.practice.name ?? '' })}</p>
      </header>
      <div class="card-how">
        <Qr svg={invitation.qr_svg} />
        <ol class="numbered">
          {[paper.card_1, paper.card_2, paper.card_3].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
      <p class="card-address">{invitation.url}</p>
      <p>{filled(paper.card_once, { day: lastDay(invitation, client.time_zone) })}</p>
      <p class="small">{paper.card_help}</p>
    </article>
  )
}

function Ready({ client }: { readonly client: ClientItem }) {
  const { made, failure, isBusy, make } = useLink(client.id)
  return (
    <>
      <div class="page-head paper-wishes">
        <div>
          <p class="crumbs small">
            <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a>
          </p>
          <h1>Invitation card</h1>
        </div>
        {made && (
          <div class="acts">
            <button type="button" class="act" onClick={() => window.print()}>
              Print
            </button>
          </div>
        )}
      </div>
      {failure && <FailureNotice failure={failure} />}
      {made ? (
        <Card client={client} invitation={made} />
      ) : (
        <section class="card stack">
          <p>The card has a code that links one phone to {client.display_name}'s plan. It works once, within 7 days.</p>
          <button type="button" class="act" disabled={isBusy} onClick={make}>
            Make a card
          </button>
        </section>
      )}
    </>
  )
}

/** A card to hand over or to post, for a client whose phone is not here. */
export function CardPage({ clientId }: { readonly clientId: string }) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  return (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => <Ready client={person} />}
    </Show>
  )
}
