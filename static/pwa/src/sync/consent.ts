/** The practice's consent text: fetched when the plan names another version than is here, answered by an entry. */
import { call, meantFor } from '../device/api'
import { type ConsentText, joined } from '../domain/consent'
import type { ConsentBody } from '../domain/wire'
import type { Store } from '../store/store'
import { consent, store } from './state'

interface Told {
  readonly text: ConsentText | null
  readonly answer: ConsentBody | null
}

const isTold = (body: unknown): body is Told =>
  typeof body === 'object' && body !== null && 'text' in body && 'answer' in body

/** Asks only where the plan that is here names a text that is not. */
export async function fetchConsent(into: Store): Promise<void> {
  const [plan, kept] = await Promise.all([into.loadPlan(), into.loadConsent()])
  if ((plan?.body.consent_version ?? null) === (kept.text?.version ?? null)) return
  const answer = await call<unknown>('/me/consent', { headers: meantFor(into.account_id) })
  if (!answer.ok || !isTold(answer.body)) return
  const { text, answer: told } = answer.body
  const known = joined({ text, told: told && bodyOf(told) }, (await into.loadConsent()).told)
  await into.saveConsent(known)
  if (store.value === into) consent.value = known
}

const bodyOf = ({ answered_at, text_version, answer }: ConsentBody): ConsentBody => ({
  answered_at,
  text_version,
  answer,
})
