import type { JSX } from 'preact'
import { consent as words } from '../../messages/en/consent'
import { filled } from '../../messages/messages'
import { account } from '../../sync/state'
import { CONSENT, followInApp } from '../navigation'

/** On Today after a no: what it means, and the way back. */
export function HeldCard(): JSX.Element {
  const practice = account.value?.practice.name
  return (
    <section class="card stack" aria-labelledby="held-title">
      <div>
        <h2 id="held-title">{words.card_title}</h2>
        <p>{practice ? filled(words.card, { practice }) : words.card_plain}</p>
      </div>
      <a class="btn second" href={CONSENT} onClick={followInApp}>
        {words.read_again}
      </a>
    </section>
  )
}
