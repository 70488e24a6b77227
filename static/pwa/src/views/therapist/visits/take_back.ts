import { request } from '../api'
import { dayMonth } from '../dates'
import { say } from '../parts/said'
import type { Visit } from '../wire'

/** Take a visit back or put it back, and offer the way back from that. `onChange`: what is on screen is older now. */
export async function setWithdrawn(
  clientId: string,
  visit: Visit,
  isWithdrawn: boolean,
  onChange: () => void,
): Promise<void> {
  const body = { is_withdrawn: isWithdrawn, again: true }
  const answer = await request<Visit>('PATCH', `/clients/${clientId}/visits/${visit.id}`, { body })
  if (!answer.ok) return say(answer.failure.text)
  onChange()
  const what = `The visit of ${dayMonth(visit.visited_on)} is ${isWithdrawn ? 'taken back. It counts nowhere' : 'back'}.`
  say(what, {
    label: isWithdrawn ? 'Put it back' : 'Take it back',
    run: () => void setWithdrawn(clientId, visit, !isWithdrawn, onChange),
  })
}
