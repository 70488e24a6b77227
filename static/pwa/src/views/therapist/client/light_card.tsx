import { moment, shortDay } from '../dates'
import type { BriefLight, ClientItem, LitSession } from '../wire'
import { count, LIGHT_REASONS } from '../words'
import { OpenExercise } from './open_exercise'

interface Props {
  readonly light: BriefLight
  readonly client: ClientItem
  readonly onChange: () => void
}

const COLOURS = ['green', 'amber', 'red'] as const

function Holds({ light, client, onChange }: Props) {
  return (
    <ul class="holds">
      {light.holds.map((hold) => (
        <li key={hold.exercise_id} class="notice bad">
          <p>
            <b>{hold.name} is on hold</b> since {moment(hold.held_at, new Date(), client.time_zone)}: two red sessions.
            The phone leaves it out.
          </p>
          <OpenExercise clientId={client.id} hold={hold} onOpened={onChange} />
        </li>
      ))}
    </ul>
  )
}

function Sessions({ sessions }: { readonly sessions: readonly LitSession[] }) {
  return (
    <details class="as-table">
      <summary>Show each session</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Light</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.session_id}>
              <th scope="row">{shortDay(session.on)}</th>
              <td>{session.colour ?? 'not told'}</td>
              <td>{session.reason ? LIGHT_REASONS[session.reason] : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Pain against the start of each session, as a colour with its reason; what waits for a person, what to think of. */
export function LightCard(props: Props) {
  const { light } = props
  const told = light.sessions.filter(({ colour }) => colour !== null)
  return (
    <section class="card" aria-labelledby="light">
      <h2 id="light">Traffic light</h2>
      {light.holds.length > 0 && <Holds {...props} />}
      {told.length === 0 ? (
        <p class="small">No session of these days can be judged: no pain was told. Not told is not green.</p>
      ) : (
        <>
          <p>
            {COLOURS.map((colour) => `${told.filter((each) => each.colour === colour).length} ${colour}`).join(', ')}
            {told.length < light.sessions.length &&
              `; ${count(light.sessions.length - told.length, 'session')} not told`}
          </p>
          <Sessions sessions={light.sessions} />
        </>
      )}
      {light.suggestions.length > 0 && (
        <>
          <h3>To think of</h3>
          <ul class="bullets">
            {light.suggestions.map((each) => (
              <li key={each.exercise_id}>{each.text}</li>
            ))}
          </ul>
          <p class="small">Only you see this. Nothing changes the plan by itself.</p>
        </>
      )}
    </section>
  )
}
