import { byId, useCatalogue } from '../catalogue'
import { dayAndTime, dayMonth, todayIn } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientItem } from '../wire'
import type { OpenedVersion } from '../wire_plan'
import { NoVersion } from './no_version'
import { VersionRoutine } from './version_routine'
import { VersionsList } from './versions_list'

interface Props {
  readonly clientId: string
  readonly version: number
}

interface OpenedProps {
  readonly client: ClientItem
  readonly opened: OpenedVersion
}

function Changes({ title, lines, none }: { readonly title: string; readonly lines: readonly string[]; none: string }) {
  return (
    <section class="card stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul class="bullets">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Head({ client, opened }: OpenedProps) {
  const { version, newest_version, is_by_cautions, saved_by, saved_at, plan } = opened
  const base = `/therapist/clients/${client.id}`
  const today = todayIn(client.time_zone)
  return (
    <div class="page-head">
      <div>
        <p class="crumbs small">
          <a href="/therapist">Caseload</a> / <a href={base}>{client.display_name}</a> / Plan
        </p>
        <h1>
          Version {version} of the plan of {client.display_name}
        </h1>
        <p class="small">
          Saved {dayAndTime(saved_at, today, client.time_zone)} by {saved_by.display_name ?? 'an account that is gone'}
          {is_by_cautions && ', who changed cautions'}. From {dayMonth(plan.starts_on, today)}
          {plan.ends_on ? ` to ${dayMonth(plan.ends_on, today)}` : ', open end'}. To be read only.
        </p>
      </div>
      <div class="acts">
        {version > 1 && (
          <a class="plain" href={`${base}/plan/versions/${version - 1}`}>
            Version {version - 1}
          </a>
        )}
        {version < newest_version && (
          <a class="plain" href={`${base}/plan/versions/${version + 1}`}>
            Version {version + 1}
          </a>
        )}
        {version === newest_version ? (
          <a class="act" href={`${base}/plan`}>
            Change the plan
          </a>
        ) : (
          <a class="act" href={`${base}/plan/back/${version}`}>
            Bring back version {version}
          </a>
        )}
      </div>
    </div>
  )
}

function Opened({ client, opened }: OpenedProps) {
  const catalogue = useCatalogue()
  const { version, newest_version, plan } = opened
  return (
    <>
      <Head client={client} opened={opened} />
      <div class="two-columns">
        <Show state={catalogue.state} what="the exercises" onRetry={() => void catalogue.reload()}>
          {(known) => (
            <div class="stack">
              {plan.note && (
                <section class="card">
                  <p>
                    Note to the client: <q>{plan.note}</q>
                  </p>
                </section>
              )}
              {plan.routines.map((routine) => (
                <VersionRoutine key={routine.id} routine={routine} exercises={byId(known)} />
              ))}
            </div>
          )}
        </Show>
        <div class="stack">
          {version > 1 && (
            <Changes
              title={`What it changed of version ${version - 1}`}
              lines={opened.changes}
              none="Nothing changed in the routines."
            />
          )}
          {opened.on_phone.length > 0 && (
            <Changes title="What cautions of that day made of it on the phone" lines={opened.on_phone} none="" />
          )}
          {version < newest_version && (
            <Changes
              title={`What has changed since, up to version ${newest_version}`}
              lines={opened.changes_since}
              none="Nothing: the newest version says the same."
            />
          )}
          <section class="card stack-tight" aria-labelledby="all-versions">
            <h2 id="all-versions">All versions</h2>
            <VersionsList client={client} current={version} />
          </section>
        </div>
      </div>
    </>
  )
}

/** An earlier version of a plan, as it was written. Nothing of it is ever changed; it can be brought back. */
export function VersionPage({ clientId, version }: Props) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  const { state, reload } = useLoaded<OpenedVersion>(`/clients/${clientId}/plan/versions/${version}`)
  if (state.status === 'failed' && state.failure.status === 404)
    return <NoVersion clientId={clientId} version={version} />
  return (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => (
        <Show state={state} what={`version ${version}`} onRetry={() => void reload()}>
          {(opened) => <Opened client={person} opened={opened} />}
        </Show>
      )}
    </Show>
  )
}
