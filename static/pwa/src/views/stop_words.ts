import type { Exercise } from '../domain/wire'
import { type MessageId, text } from '../messages/messages'

/** Signs that the catalogue names by code, in the client's words. */
const STOPS: Readonly<Record<string, MessageId>> = {
  'pain-over-cap': 'stop.pain_over_cap',
  peripheralising: 'stop.peripheralising',
  'new-weakness': 'stop.new_weakness',
  'cauda-equina-sign': 'stop.cauda_equina_sign',
}

/** When to stop whatever one does: `number` is whom to call in an emergency. */
export function commonStops({ stop_if_common, pain_cap }: Exercise, number: string): string[] {
  return stop_if_common.flatMap((code) => {
    const id = STOPS[code]
    return id ? [text(id, { cap: pain_cap, number })] : []
  })
}
