import type { JSX } from 'preact'
import { askedText } from '../../domain/consent'
import { consent as words } from '../../messages/en/consent'
import { filled } from '../../messages/messages'
import { consent } from '../../sync/state'
import { CONSENT, followInApp } from '../navigation'
import { dateWords } from './date_words'

/** For Settings: which text, what was answered, when. Nothing where the practice asks nothing. */
export function OwnConsent(): JSX.Element | null {
  const { text, told } = consent.value
  if (!text) return null
  const isOpen = askedText(consent.value) !== null
  return (
    <section class="card stack" aria-labelledby="settings-consent">
      <h2 id="settings-consent">{words.settings}</h2>
      <p>
        {isOpen || !told ? words.open : filled(words[told.answer], { date: dateWords(told.answered_at) })}{' '}
        {filled(words.version, { version: text.version, date: dateWords(text.published_at) })}
      </p>
      <a class="btn second small-btn" href={CONSENT} onClick={followInApp}>
        {words.read}
      </a>
    </section>
  )
}
