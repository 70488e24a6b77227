import { useState } from 'preact/hooks'
import { useCatalogue } from '../catalogue'
import { todayIn } from '../dates'
import { useLoaded } from '../loading'
import { MeasuresCard } from '../measures/measures_card'
import { FailureNotice, Show } from '../parts/notice'
import { PausesCard } from '../pauses/pauses_card'
import { VisitsCard } from '../visits/visits_card'
import type { Brief, ClientItem } from '../wire'
import { BriefView } from './brief_view'
import { CautionsBand } from './cautions_band'
import { ClientHead } from './client_head'
import { ConsentCard } from './consent_card'
import { DevicesCard } from './devices_card'
import { LockBanner } from './lock_banner'
import { useLook } from './look'
import { PlanCard } from './plan_card'
import { ReviewCard } from './review_card'
import { SessionsCard } from './sessions_card'
import { briefPath, type Span } from './window'
import { WindowPicker } from './window_picker'
import '../../../styles/therapist/brief.css'

interface Props {
  readonly client: ClientItem
  readonly onClientChange: () => void
}

function Loaded({ client, onClientChange }: Props) {
  const today = todayIn(client.time_zone)
  const [span, setSpan] = useState<Span>({ kind: 'since_visit' })
  /** Rises with every change made here, so that the cards below fetch again. */
  const [round, setRound] = useState(0)
  const brief = useLoaded<Brief>(briefPath(client.id, span, today))
  const catalogue = useCatalogue()
  useLook(client, brief.state.status === 'ready')
  const onChange = () => {
    // Of what it is by then: an undo comes when this screen may have changed again.
    setRound((before) => before + 1)
    void brief.reload()
  }
  const changed = brief.state.status === 'ready' ? brief.state.data.plan_changes : []
  const plan = <PlanCard client={client} today={today} changed={changed} />
  return (
    <>
      <ClientHead
        client={client}
        brief={brief.state}
        span={span}
        today={today}
        onChange={onChange}
        onClientChange={onClientChange}
      />
      {client.lock && <LockBanner client={client} lock={client.lock} onUnlocked={onClientChange} />}
      <ReviewCard client={client} today={today} round={round} onChange={onChange} />
      <div class="brief-bar">
        <WindowPicker span={span} today={today} onChange={setSpan} />
        {catalogue.state.status === 'ready' && <CautionsBand client={client} catalogue={catalogue.state.data} />}
      </div>
      <Show state={brief.state} what="the figures" onRetry={() => void brief.reload()}>
        {(data) => <BriefView brief={data} client={client} today={today} plan={plan} onChange={onChange} />}
      </Show>
      {brief.state.status === 'failed' && plan}
      <div class="two-columns not-printed">
        <SessionsCard key={`sessions-${round}`} client={client} today={today} onChange={onChange} />
        <div class="stack">
          <MeasuresCard client={client} today={today} />
          <PausesCard client={client} today={today} onChange={onChange} />
          <VisitsCard client={client} today={today} round={round} onChange={onChange} />
          <DevicesCard client={client} onChange={onChange} />
          <ConsentCard client={client} />
        </div>
      </div>
      {catalogue.state.status === 'failed' && (
        <FailureNotice failure={catalogue.state.failure} onRetry={() => void catalogue.reload()} />
      )}
    </>
  )
}

export function ClientPage({ clientId }: { readonly clientId: string }) {
  const { state, reload } = useLoaded<ClientItem>(`/clients/${clientId}`)
  if (state.status === 'failed' && state.failure.status === 404) {
    return (
      <section class="card">
        <h1>No such client</h1>
        <p>
          Your practice has no client here. <a href="/therapist">Go to the caseload</a>
        </p>
      </section>
    )
  }
  return (
    <Show state={state} what="the client" onRetry={() => void reload()}>
      {(client) => <Loaded client={client} onClientChange={() => void reload()} />}
    </Show>
  )
}
