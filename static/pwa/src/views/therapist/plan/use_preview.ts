import { useEffect, useState } from 'preact/hooks'
import { type Failure, request, sessionEnded } from '../api'
import type { PlanPreview } from '../wire'
import { bodyOf, type Draft } from './draft'

export interface Preview {
  /** The draft that the answer is about: while it is not the one on screen, its seconds are out of date. */
  readonly of: Draft
  readonly answer: PlanPreview
}

/** The draft without what is only half typed: a name or a day that is missing does not stop the counting. */
export function countingBody(draft: Draft) {
  const body = bodyOf(draft)
  const routines = body.routines.map((routine) => ({ ...routine, name: routine.name || 'Routine' }))
  return { ...body, starts_on: body.starts_on || '2000-01-01', routines }
}

/** What the service says of the draft, asked a moment after the last change. */
export function usePreview(
  clientId: string,
  draft: Draft,
): { readonly preview: Preview | null; readonly failure: Failure | null } {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isEnded = sessionEnded.value
  useEffect(() => {
    // Asked again as soon as somebody is signed in.
    if (isEnded) return
    let isCurrent = true
    const ask = async () => {
      const answer = await request<PlanPreview>('POST', `/clients/${clientId}/plan/preview`, {
        body: countingBody(draft),
      })
      if (!isCurrent) return
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) setPreview({ of: draft, answer: answer.data })
    }
    const timer = setTimeout(() => void ask(), 250)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [clientId, draft, isEnded])
  return { preview, failure }
}
