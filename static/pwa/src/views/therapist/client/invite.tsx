import { useCallback, useEffect, useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { moment } from '../dates'
import { Choice } from '../parts/choice'
import { Dialog } from '../parts/dialog'
import { LinkToSend } from '../parts/link_to_send'
import { FailureNotice } from '../parts/notice'
import { Qr } from '../parts/qr'
import type { ClientItem, Invitation } from '../wire'
import { grouped, type Remaining, remaining } from './invitation_code'

type Way = 'now' | 'link'

const WAYS = [
  { value: 'now', label: 'Phone is here' },
  { value: 'link', label: 'Send a link' },
] as const

function useRemaining(expiresAt: string): Remaining {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  return remaining(expiresAt, now)
}

function Now({ invitation, onRenew }: { readonly invitation: Invitation; readonly onRenew: () => void }) {
  const left = useRemaining(invitation.expires_at)
  if (left.isOver) {
    return (
      <div class="invite-over" role="alert">
        <p>This code has run out. It was good for 15 minutes.</p>
        <button type="button" class="act" onClick={onRenew}>
          Show a new code
        </button>
      </div>
    )
  }
  return (
    <div class="invite-now">
      <Qr svg={invitation.qr_svg} />
      <div class="stack">
        <p>
          Let the client point the phone's camera at the picture, or open {new URL(invitation.url).host}/join and type:
        </p>
        <p class="code">
          <span aria-hidden="true">{grouped(invitation.code)}</span>
          <span class="only-read">Code {[...invitation.code].join(' ')}</span>
        </p>
        <p class="small">
          Works once, for another <span class="countdown">{left.text}</span>.
        </p>
        <p class="only-read" role="status">
          {left.spoken}
        </p>
      </div>
    </div>
  )
}

function Link({ invitation, clientId }: { readonly invitation: Invitation; readonly clientId: string }) {
  return (
    <div class="stack">
      <p>Send this link by a way that only the client reads. Whoever opens it first can link a phone.</p>
      <LinkToSend url={invitation.url} />
      <p class="small">Works once, until {moment(invitation.expires_at)}. Opening the page alone does not use it up.</p>
      <a class="plain" href={`/therapist/clients/${clientId}/card`}>
        A card to print
      </a>
    </div>
  )
}

export function Invite({ client, onClose }: { readonly client: ClientItem; readonly onClose: () => void }) {
  const [way, setWay] = useState<Way>('now')
  const [made, setMade] = useState<Partial<Record<Way, Invitation>>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const make = useCallback(async () => {
    setFailure(null)
    const answer = await post<Invitation>(`/clients/${client.id}/invitations`, { for: way })
    if (answer.ok) setMade((before) => ({ ...before, [way]: answer.data }))
    else setFailure(answer.failure)
  }, [client.id, way])
  // Each way's code is made once, when it is first looked at.
  const invitation = made[way]
  const isMissing = invitation === undefined
  useEffect(() => {
    if (isMissing) void make()
  }, [isMissing, make])
  return (
    <Dialog title={`Invite ${client.display_name}`} onClose={onClose} wide>
      <Choice legend="How" quietLegend options={WAYS} value={way} onChange={setWay} />
      {failure && <FailureNotice failure={failure} onRetry={() => void make()} />}
      {!failure && !invitation && <p role="status">Making a code …</p>}
      {invitation && way === 'now' && <Now key={invitation.code} invitation={invitation} onRenew={() => void make()} />}
      {invitation && way === 'link' && <Link invitation={invitation} clientId={client.id} />}
    </Dialog>
  )
}
