import { dateOf, moment } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { ClientItem } from '../wire'
import type { ClientConsent, ConsentAnswerItem } from '../wire_consent'

/** Whether the client agreed: to which text, when; and every answer before. */
export function ConsentCard({ client }: { readonly client: ClientItem }) {
  const { state, reload } = useLoaded<ClientConsent>(`/clients/${client.id}/consent`)
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">Consent</h2>
      <Show state={state} what="the consent" onRetry={() => void reload()}>
        {(data) => (
          <>
            <p>{standing(data)}</p>
            {data.answers.length > 0 && (
              <ul class="bullets">
                {data.answers.map((answer) => (
                  <li key={answer.id}>{line(answer, client.time_zone)}</li>
                ))}
              </ul>
            )}
            {data.text && (
              <details>
                <summary>Read version {data.text.version}</summary>
                <p class="written">{data.text.body}</p>
              </details>
            )}
          </>
        )}
      </Show>
    </section>
  )
}

/** What holds now, in words. */
export function standing({ text, answers }: ClientConsent): string {
  const newest = answers[0]
  if (!text) return 'Your practice asks clients nothing. An admin can write a text in the practice settings.'
  const current = `version ${text.version} of ${dateOf(text.published_at)}`
  if (!newest) return `Asked to agree to ${current}. No answer has come yet; until then nothing is sent.`
  if (newest.answer === 'refused') return 'Did not agree. What they do stays on their phone: it is not missed.'
  if (newest.text_version < text.version) return `Agreed to version ${newest.text_version}. Not yet to ${current}.`
  return `Agreed to ${current}.`
}

const ANSWERS = { agreed: 'agreed to', refused: 'did not agree to' } as const

const line = ({ answer, text_version, answered_at }: ConsentAnswerItem, timeZone: string) =>
  `${moment(answered_at, new Date(), timeZone)}: ${ANSWERS[answer]} version ${text_version}`
