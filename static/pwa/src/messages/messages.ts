import { en } from './en'
import { speaking } from './speaking'

export { filled, LANGUAGE } from './speaking'

export type MessageId = keyof typeof en

/** The words that are there from the start. What loads later has its own beside them: `later.ts`. */
export const { text, counted, named } = speaking<MessageId>(en)
