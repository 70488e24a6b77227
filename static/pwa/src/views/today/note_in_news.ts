import { signal } from '@preact/signals'

/** The therapist's note stands in the news of a new version: not a second time below, until that was read. */
export const isNoteInNews = signal(false)
