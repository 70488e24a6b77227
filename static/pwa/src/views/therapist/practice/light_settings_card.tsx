import { useState } from 'preact/hooks'
import { type Failure, me, request } from '../api'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import { Stepper } from '../parts/stepper'

interface Setting {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly usual: number
}

const NAMES = ['amber_from', 'red_from', 'red_rise', 'start_ceiling'] as const
type Name = (typeof NAMES)[number]
type Settings = Readonly<Record<Name, Setting>>

const LABELS: Record<Name, string> = {
  amber_from: 'Amber from, when pain rose',
  red_from: 'Red from, when pain rose',
  red_rise: 'Red when it rose by',
  start_ceiling: 'No practice that day from',
}

const ADDRESS = '/practice/light'

function Form({ settings, onSaved }: { readonly settings: Settings; readonly onSaved: () => void }) {
  const [values, setValues] = useState<Record<Name, number>>({
    amber_from: settings.amber_from.value,
    red_from: settings.red_from.value,
    red_rise: settings.red_rise.value,
    start_ceiling: settings.start_ceiling.value,
  })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setIsSaved(false)
    const answer = await request('PUT', ADDRESS, { body: values })
    setFailure(answer.ok ? null : answer.failure)
    setIsSaved(answer.ok)
    if (answer.ok) onSaved()
  })
  const wrong = (name: Name) =>
    failure?.errors.filter(({ pointer }) => pointer === `/${name}`).map(({ message }) => `It ${message}.`) ?? []
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      {NAMES.map((name) => (
        <Stepper
          key={name}
          label={LABELS[name]}
          unit={name === 'red_rise' ? 'points' : 'of 10'}
          value={values[name]}
          min={settings[name].low}
          max={settings[name].high}
          errors={wrong(name)}
          onChange={(value) => {
            setIsSaved(false)
            setValues({ ...values, [name]: value })
          }}
        />
      ))}
      {failure && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isBusy}>
        Save traffic light
      </button>
      <p role="status">{isSaved ? 'Saved. Phones have it at their next contact.' : ''}</p>
    </form>
  )
}

/** From which scores on the light turns, for the whole practice: never looser than the sources. */
export function LightSettingsCard() {
  const { state, reload } = useLoaded<Settings>(ADDRESS)
  const isAdmin = me.value?.account.role === 'admin'
  return (
    <section class="card" aria-labelledby="light-settings">
      <h2 id="light-settings">Traffic light</h2>
      <p class="small">
        Pain at the end of a session, and the morning after, is read against the pain it started with. You may make it
        stricter; it cannot be looser than the sources allow.
      </p>
      <Show state={state} what="the settings" onRetry={() => void reload()}>
        {(settings) =>
          isAdmin ? (
            <Form settings={settings} onSaved={() => void reload()} />
          ) : (
            <ul class="bullets">
              {NAMES.map((name) => (
                <li key={name}>
                  {LABELS[name]}: {settings[name].value}
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </section>
  )
}
