import { useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { addDays } from '../dates'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import type { ClientItem, SetPause } from '../wire'
import { EndPauseDialog } from './end_pause'
import { pauseWords, type Standing, standingOf } from './pause_words'
import { SetPauseDialog } from './set_pause'

interface Props {
  readonly client: ClientItem
  readonly today: string
  readonly onChange: () => void
}

const STANDING: Record<Standing, string> = { ahead: 'to come', on: 'now', over: 'over' }

interface ItemProps {
  readonly pause: SetPause
  readonly path: string
  readonly today: string
  readonly onChanged: (said: string) => void
}

function Item({ pause, path, today, onChanged }: ItemProps) {
  const [isEnding, setIsEnding] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const standing = standingOf(pause, today)
  const words = pauseWords(pause, today)
  const takeBack = async (said: string) => {
    const answer = await request('DELETE', path)
    if (answer.ok) onChanged(said)
    else setFailure(answer.failure)
  }
  const goOn = async () => {
    const said = 'The plan goes on from today.'
    if (pause.first_on === today) return takeBack(said)
    const answer = await request<SetPause>('PATCH', path, { body: { last_on: addDays(today, -1) } })
    if (answer.ok) onChanged(said)
    else setFailure(answer.failure)
  }
  return (
    <li class="stack-tight">
      <p>
        <b>{words}</b> <small>{STANDING[standing]}</small>
      </p>
      {pause.note && <p class="small">{pause.note}</p>}
      {failure && <FailureNotice failure={failure} />}
      <div class="wrap">
        {standing === 'on' && (
          <button type="button" class="plain" onClick={() => void goOn()}>
            Go on from today
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-label={`Change the last day: ${words}`}
          onClick={() => setIsEnding(true)}
        >
          Change the last day
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={`Take back: ${words}`}
          onClick={() => void takeBack('Taken back: the days count as if there had been no pause.')}
        >
          Take back
        </button>
      </div>
      {isEnding && (
        <EndPauseDialog
          path={path}
          pause={pause}
          onClose={() => setIsEnding(false)}
          onSaved={() => onChanged('The last day is changed.')}
        />
      )}
    </li>
  )
}

/** When nothing is asked of the client, and why. */
export function PausesCard({ client, today, onChange }: Props) {
  const path = `/clients/${client.id}/pauses`
  const { state, reload } = useLoaded<{ readonly items: readonly SetPause[] }>(path)
  const [isSetting, setIsSetting] = useState(false)
  const [said, setSaid] = useState('')
  const onChanged = (text: string) => {
    setIsSetting(false)
    setSaid(text)
    void reload()
    onChange()
  }
  return (
    <section class="card stack-tight" aria-labelledby="pauses">
      <div class="split">
        <h2 id="pauses">Pauses</h2>
        <button type="button" class="plain" onClick={() => setIsSetting(true)}>
          Set a pause
        </button>
      </div>
      <p class="small" role="status">
        {said}
      </p>
      <Show state={state} what="the pauses" onRetry={() => void reload()}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="small">None. A holiday or a flare-up set here is never counted as missed.</p>
          ) : (
            <ul class="versions">
              {items.map((pause) => (
                <Item
                  key={`${pause.id}-${pause.last_on}`}
                  pause={pause}
                  path={`${path}/${pause.id}`}
                  today={today}
                  onChanged={onChanged}
                />
              ))}
            </ul>
          )
        }
      </Show>
      {isSetting && (
        <SetPauseDialog
          client={client}
          today={today}
          onClose={() => setIsSetting(false)}
          onSaved={() => onChanged('The pause is set.')}
        />
      )}
    </section>
  )
}
