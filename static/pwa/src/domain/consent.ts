/** What the practice asks its clients to agree to, and what follows from the answer on this phone. */
import type { ConsentBody } from './wire'

/** One version of the practice's text: plain text, paragraphs by empty lines. */
export interface ConsentText {
  readonly version: number
  readonly body: string
  readonly published_at: string
}

/** The newest text that this phone knows, and the newest answer; null: there is none. */
export interface KeptConsent {
  readonly text: ConsentText | null
  readonly told: ConsentBody | null
}

export const NO_CONSENT: KeptConsent = { text: null, told: null }

/** The text that waits for an answer; null: nothing does. */
export const askedText = ({ text, told }: KeptConsent): ConsentText | null =>
  text && told?.text_version !== text.version ? text : null

/**
 * Whether what is recorded stays on this phone: there is a text, and the newest answer is not a yes. Who agreed to an
 * earlier version goes on until they have answered the new one.
 */
export const isHeldBack = ({ text, told }: KeptConsent): boolean => text !== null && told?.answer !== 'agreed'

/** What of the outbox may be sent. The answer itself always is: it is how the practice learns of it. */
export function sendable<Waiting extends { readonly kind: string }>(
  waiting: readonly Waiting[],
  kept: KeptConsent,
): readonly Waiting[] {
  return isHeldBack(kept) ? waiting.filter(({ kind }) => kind === 'consent') : waiting
}

/** What the server told, with what this phone was told meanwhile: an answer to a newer text is the newer one. */
export function joined(server: KeptConsent, own: ConsentBody | null): KeptConsent {
  const isOwnNewer = own && own.text_version >= (server.told?.text_version ?? 0)
  return { text: server.text, told: isOwnNewer ? own : server.told }
}
