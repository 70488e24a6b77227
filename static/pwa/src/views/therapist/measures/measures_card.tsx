import { useState } from 'preact/hooks'
import { post } from '../api'
import { dayMonth } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ActivityChange, ClientItem, Measurement, Measurements } from '../wire'
import { count } from '../words'
import { RecordActivities } from './record_activities'
import { RecordScore } from './record_score'

interface Props {
  readonly client: ClientItem
  readonly today: string
}

const SIZES: Record<ActivityChange['size'], string> = {
  within_error: 'less than 1.3 points: it may be chance',
  small: 'a small change that people notice (1.3 or more)',
  medium: 'a medium change (2.3 or more)',
  large: 'a large change (2.7 or more)',
}

function Change({ change, today }: { readonly change: ActivityChange; readonly today: string }) {
  const way = change.points === 0 ? 'the same' : `${change.points > 0 ? 'up' : 'down'} ${Math.abs(change.points)}`
  return (
    <p>
      Own activities: {change.first} on {dayMonth(change.first_on, today)}, {change.last} on{' '}
      {dayMonth(change.last_on, today)}, <b>{way}</b>.{' '}
      <small>
        Mean of {count(change.activities, 'activity', 'activities')} that both days have; {SIZES[change.size]}. Up is
        better. A trend, not a verdict.
      </small>
    </p>
  )
}

function Item({ item, client, today, onChange }: Props & { item: Measurement; onChange: () => void }) {
  const isOut = item.withdrawn_at !== null
  const day = dayMonth(item.measured_on, today)
  const withdraw = () => post(`/clients/${client.id}/measurements/${item.id}/withdraw`).then(onChange)
  return (
    <li>
      <b>{day}</b> <small>{item.recorded_by.display_name ?? 'an account that is gone'}</small>
      {isOut && <small> Taken back: it counts nowhere.</small>}
      <p>
        {item.scores
          .map(({ name, value }) => `${name}: ${value}${item.kind === 'own_activities' ? ' of 10' : ''}`)
          .join(', ')}
      </p>
      {!isOut && (
        <button type="button" class="quiet" aria-label={`Take back what was measured on ${day}`} onClick={withdraw}>
          Take back
        </button>
      )}
    </li>
  )
}

/** What is measured at visits: the client's own activities, and scores of other measures by their name. */
export function MeasuresCard({ client, today }: Props) {
  const { state, reload } = useLoaded<Measurements>(`/clients/${client.id}/measurements`)
  const [open, setOpen] = useState<'activities' | 'score' | null>(null)
  const last = state.status === 'ready' ? state.data.items.find(isStandingActivities) : undefined
  const forms = { client, today, onClose: () => setOpen(null), onSaved: reload }
  return (
    <section class="card" aria-labelledby="measures">
      <h2 id="measures">Measures</h2>
      <Show state={state} what="the measures" onRetry={() => void reload()}>
        {({ items, change }) => (
          <>
            {change && <Change change={change} today={today} />}
            {items.length === 0 && (
              <p class="small">
                Nothing measured yet. Choose three to five things with the client that are hard now, and score each.
              </p>
            )}
            <ul class="visits">
              {items.map((item) => (
                <Item key={item.id} item={item} client={client} today={today} onChange={() => void reload()} />
              ))}
            </ul>
          </>
        )}
      </Show>
      <div class="wrap">
        <button type="button" class="plain" onClick={() => setOpen('activities')}>
          Score own activities
        </button>
        <button type="button" class="plain" onClick={() => setOpen('score')}>
          Add another score
        </button>
      </div>
      {open === 'activities' && <RecordActivities {...forms} names={last?.scores.map(({ name }) => name) ?? []} />}
      {open === 'score' && <RecordScore {...forms} />}
    </section>
  )
}

function isStandingActivities({ kind, withdrawn_at }: Measurement): boolean {
  return kind === 'own_activities' && withdrawn_at === null
}
