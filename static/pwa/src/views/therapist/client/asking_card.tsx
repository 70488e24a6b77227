import type { Brief } from '../wire'
import { count } from '../words'

/** As many as there is time for before the client walks in. */
const FIRST = 3

function Questions({ asked }: { readonly asked: Brief['worth_asking'] }) {
  return (
    <ul class="bullets">
      {asked.map((ask) => (
        <li key={ask.id}>
          {ask.text} <small>Rule: {ask.rule}</small>
        </li>
      ))}
    </ul>
  )
}

export function AskingCard({ brief }: { readonly brief: Brief }) {
  const asked = brief.worth_asking
  const more = asked.slice(FIRST)
  return (
    <section class="card" aria-labelledby="worth-asking">
      <h2 id="worth-asking">Worth asking</h2>
      {asked.length === 0 ? (
        <p class="small">No rule found anything in these days.</p>
      ) : (
        <Questions asked={asked.slice(0, FIRST)} />
      )}
      {more.length > 0 && (
        <details>
          <summary>{count(more.length, 'more question')}</summary>
          <Questions asked={more} />
        </details>
      )}
    </section>
  )
}
