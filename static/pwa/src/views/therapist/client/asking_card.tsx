import type { Brief } from '../wire'

export function AskingCard({ brief }: { readonly brief: Brief }) {
  return (
    <section class="card" aria-labelledby="worth-asking">
      <h2 id="worth-asking">Worth asking</h2>
      {brief.worth_asking.length === 0 ? (
        <p class="small">No rule found anything in these days.</p>
      ) : (
        <ul class="bullets">
          {brief.worth_asking.map((ask) => (
            <li key={ask.id}>
              {ask.text} <small>Rule: {ask.rule}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
