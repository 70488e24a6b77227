import { LANGUAGE } from '../../messages/messages'

/** "3 May 2026": the day of an instant, where the phone is. */
export function dateWords(at: string): string {
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return ''
  return new Intl.DateTimeFormat(`${LANGUAGE}-GB`, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)
}
