import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { longDay, moment } from '../dates'
import { useLoaded } from '../loading'
import { AsItCame } from '../parts/as_it_came'
import { Dialog } from '../parts/dialog'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { EntryVersion, EntryVersions } from '../wire_review'
import { codeWords, EVIDENCE, LOCK_LEVELS } from '../words'
import { decided } from './decided'
import { SafetyAnswers } from './safety_card'
import { howMuch, oddities } from './session_steps'
import type { EntryProps } from './unread_dialog'

function Answered({ version, timeZone }: { readonly version: EntryVersion; readonly timeZone: string }) {
  if (version.answers.length === 0) return <p>All questions were answered with no.</p>
  return <SafetyAnswers answers={version.answers} timeZone={timeZone} />
}

function Told({ version, timeZone }: { readonly version: EntryVersion; readonly timeZone: string }) {
  const { log } = version
  if (!version.is_readable) return <p>This version cannot be read.</p>
  if (version.kind === 'safety_answer') return <Answered version={version} timeZone={timeZone} />
  if (!log) return <p>{codeWords(version.kind)}</p>
  const rows = [
    ['Day', longDay(log.practised_on)],
    ['Began', moment(log.started_at, new Date(), timeZone)],
    ['Ended', moment(log.ended_at, new Date(), timeZone)],
    ['Done', `${howMuch(log)}${oddities(log) && `, ${oddities(log)}`}`],
    ['Evidence', EVIDENCE[log.evidence]],
    ['Pain before', log.pain_before.score ?? 'no answer'],
    ['Pain after', log.pain_after.score ?? 'no answer'],
    ['Note', log.note || 'none'],
  ] as const
  return (
    <dl class="version">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface VersionProps {
  readonly version: EntryVersion
  readonly number: number
  readonly timeZone: string
  /** Pressed here, and not kept yet. */
  readonly isChosen: boolean
  /** What was decided before. */
  readonly isKept: boolean
  readonly isBusy: boolean
  readonly onChoose: () => void
}

function Version({ version, number, timeZone, isChosen, isKept, isBusy, onChoose }: VersionProps) {
  const name = version.is_first ? 'The one that came first' : `Version ${number}`
  return (
    <section class="card" aria-label={name}>
      <h3>{name}</h3>
      <p class="small">
        Came {moment(version.received_at, new Date(), timeZone)}
        {version.device_name && ` from ${version.device_name}`}
      </p>
      <Told version={version} timeZone={timeZone} />
      {version.lock_level && (
        <p>
          <b>{LOCK_LEVELS[version.lock_level]}.</b> It locks the routines, whichever version holds.
        </p>
      )}
      <AsItCame content={version.content} label={`${name}, as it came`} />
      {isKept && <p>This one holds.</p>}
      {!isKept && version.is_readable && (
        <button type="button" class="plain" aria-pressed={isChosen} disabled={isBusy} onClick={onChoose}>
          {version.is_first ? 'The first one holds' : `Version ${number} holds`}
        </button>
      )}
    </section>
  )
}

/** Side by side, what came under one id; staff say which one holds. */
export function VersionsDialog({ client, entryId, onClose, onSaved }: EntryProps) {
  const path = `/clients/${client.id}/entry-versions/${entryId}`
  const { state, reload } = useLoaded<EntryVersions>(path)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [chosen, setChosen] = useState('')
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(`${path}/choose`, { content_hash: chosen })
    if (answer.ok) return onSaved()
    setFailure(answer.failure)
  })
  return (
    <Dialog title="A record that came in more than one version" onClose={onClose} wide>
      <Show state={state} what="the versions" onRetry={() => void reload()}>
        {({ items, decision }) => (
          <form class="stack" onSubmit={onSubmit}>
            <p>
              All are kept, whichever holds. Of a session, your choice becomes a correction that the phone gets too.
            </p>
            {decision && <p class="small">{decided(decision, client.time_zone)}.</p>}
            <div class="two-columns even">
              {items.map((version, at) => (
                <Version
                  key={version.content_hash}
                  version={version}
                  number={at + 1}
                  timeZone={client.time_zone}
                  isChosen={chosen === version.content_hash}
                  isKept={decision?.content_hash === version.content_hash}
                  isBusy={isBusy}
                  onChoose={() => setChosen(version.content_hash)}
                />
              ))}
            </div>
            {failure && <FailureNotice failure={failure} />}
            {chosen && (
              <button type="submit" class="act" disabled={isBusy}>
                Keep this choice
              </button>
            )}
          </form>
        )}
      </Show>
    </Dialog>
  )
}
