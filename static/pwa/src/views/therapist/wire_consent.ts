/** What clients are asked to agree to, as the service has it. */
export interface ConsentTextItem {
  readonly version: number
  readonly body: string
  readonly published_at: string
}

export interface ConsentAnswerItem {
  readonly id: string
  readonly text_version: number
  readonly answer: 'agreed' | 'refused'
  /** By the phone's clock. */
  readonly answered_at: string
  readonly received_at: string
}

/** `answers`: newest first; the first one rules. */
export interface ClientConsent {
  readonly text: ConsentTextItem | null
  readonly answers: readonly ConsentAnswerItem[]
}
