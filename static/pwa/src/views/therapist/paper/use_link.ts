import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Invitation } from '../wire'

/** A link that lets one phone in, made when it is asked for: it stands on paper, so nobody needs one unasked. */
export function useLink(clientId: string) {
  const [made, setMade] = useState<Invitation | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    setFailure(null)
    const answer = await post<Invitation>(`/clients/${clientId}/invitations`, { for: 'link' })
    if (answer.ok) setMade(answer.data)
    else setFailure(answer.failure)
  })
  return { made, failure, isBusy, make: (event: Event) => void onSubmit(event) }
}
