import { shortDay } from '../dates'
import type { Brief, MissedWhy } from '../wire'
import { WHY_MISSED } from '../words'

const PRACTISED: readonly MissedWhy['state'][] = ['done', 'partly', 'extra']

/** What the client said about days without a session. The figures stay as they are. */
export function MissedCard({ brief }: { readonly brief: Brief }) {
  if (brief.why_missed.length === 0) return null
  return (
    <section class="card" aria-labelledby="why-missed">
      <h2 id="why-missed">What got in the way</h2>
      <p>
        <small>The client’s own word on days without a session. It changes no figure.</small>
      </p>
      <ul class="notes">
        {brief.why_missed.map((said) => (
          <li key={said.on}>
            {said.span === 'week' ? `Week to ${shortDay(said.on)}` : shortDay(said.on)}: <b>{inWords(said)}</b>
            {PRACTISED.includes(said.state) && <small> A session of that day has come in.</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function inWords({ why, score }: MissedWhy): string {
  return score === null ? WHY_MISSED[why] : `${WHY_MISSED[why]}, ${score} of 10`
}
