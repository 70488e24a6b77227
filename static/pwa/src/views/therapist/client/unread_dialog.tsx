import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import { AsItCame } from '../parts/as_it_came'
import { Dialog } from '../parts/dialog'
import { NoteField } from '../parts/field'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, PlanAnswer } from '../wire'
import type { UnreadDetail } from '../wire_review'
import { codeWords } from '../words'
import { ReportForm } from './add_session'
import { decided } from './decided'
import { reportedFrom } from './reported_session'

export interface EntryProps {
  readonly client: ClientItem
  readonly today: string
  readonly entryId: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

function Facts({ entry, timeZone }: { readonly entry: UnreadDetail; readonly timeZone: string }) {
  return (
    <>
      <p>
        <b>{entry.why}</b>
      </p>
      <p class="small">
        {codeWords(entry.kind)}, came {moment(entry.received_at, new Date(), timeZone)}
        {entry.device_name && ` from ${entry.device_name}`}
        {entry.app_version && `, app ${entry.app_version}`}, version {entry.schema_version} of its kind.
      </p>
      {entry.places.length > 0 && (
        <>
          <h3>Where it could not be read</h3>
          <ul class="places">
            {entry.places.map((place) => (
              <li key={place.pointer + place.message}>
                <code>{place.pointer || '(all of it)'}</code> {place.message}
              </li>
            ))}
          </ul>
        </>
      )}
      <AsItCame content={entry.content} label="The record as it came" />
    </>
  )
}

function Dismiss({ path, onSaved }: { readonly path: string; readonly onSaved: () => void }) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    if (reason.trim().length < 3) return setWrong(['Write why nothing is to be made of it.'])
    const answer = await post(`${path}/dismiss`, { reason: reason.trim() })
    if (answer.ok) return onSaved()
    setFailure(answer.failure)
  })
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <NoteField
        label="Why nothing is to be made of it"
        value={reason}
        onInput={setReason}
        errors={wrong}
        required
        hint="The record stays, with your name and reason. You can take this back."
      />
      {failure && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isBusy}>
        Dismiss record
      </button>
    </form>
  )
}

function MakeSession({ client, today, entry, path, onSaved }: EntryProps & { entry: UnreadDetail; path: string }) {
  const { state, reload } = useLoaded<PlanAnswer>(`/clients/${client.id}/plan`)
  return (
    <Show state={state} what="the routines" onRetry={() => void reload()}>
      {({ plan }) =>
        plan ? (
          <ReportForm
            today={today}
            plan={plan}
            initial={reportedFrom(entry.salvaged, plan, today)}
            salvaged={entry.salvaged}
            path={`${path}/session-log`}
            action="Make a session of it"
            onDone={onSaved}
          />
        ) : (
          <p>There is no plan yet, so there is no routine that it could be.</p>
        )
      }
    </Show>
  )
}

type Doing = 'make' | 'dismiss' | null

function Undecided(props: EntryProps & { readonly entry: UnreadDetail; readonly path: string }) {
  const { entry, path, onSaved } = props
  const [doing, setDoing] = useState<Doing>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const again = useOneAtATime(async () => {
    const answer = await post(`${path}/read-again`)
    if (answer.ok) return onSaved()
    setFailure(answer.failure)
  })
  const toggle = (what: Doing) => setDoing(doing === what ? null : what)
  return (
    <>
      <div class="review-actions">
        {entry.can_be_read && (
          <button type="button" class="act" disabled={again.isBusy} onClick={(event) => void again.onSubmit(event)}>
            Read it again
          </button>
        )}
        <button type="button" class="plain" aria-expanded={doing === 'make'} onClick={() => toggle('make')}>
          Make a session of it …
        </button>
        <button type="button" class="plain" aria-expanded={doing === 'dismiss'} onClick={() => toggle('dismiss')}>
          Dismiss it …
        </button>
      </div>
      {failure && <FailureNotice failure={failure} />}
      {doing === 'make' && <MakeSession {...props} />}
      {doing === 'dismiss' && <Dismiss path={path} onSaved={onSaved} />}
    </>
  )
}

function TakeBack({ path, onSaved }: { readonly path: string; readonly onSaved: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(`${path}/take-back`)
    if (answer.ok) return onSaved()
    setFailure(answer.failure)
  })
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <button type="button" class="plain" disabled={isBusy} onClick={(event) => void onSubmit(event)}>
        Take the dismissal back
      </button>
    </>
  )
}

export function UnreadDialog(props: EntryProps) {
  const path = `/clients/${props.client.id}/unread-entries/${props.entryId}`
  const { state, reload } = useLoaded<UnreadDetail>(path)
  return (
    <Dialog title="A record that could not be read" onClose={props.onClose} wide>
      <Show state={state} what="the record" onRetry={() => void reload()}>
        {(entry) => (
          <div class="stack">
            <Facts entry={entry} timeZone={props.client.time_zone} />
            {entry.decision ? (
              <p>
                {decided(entry.decision, props.client.time_zone)}.{' '}
                {entry.decision.reason && <q>{entry.decision.reason}</q>}
              </p>
            ) : (
              <Undecided {...props} entry={entry} path={path} />
            )}
            {entry.decision?.decision === 'dismissed' && <TakeBack path={path} onSaved={props.onSaved} />}
          </div>
        )}
      </Show>
    </Dialog>
  )
}
