import { useState } from 'preact/hooks'
import { type Failure, get, request } from '../api'
import type { PlanAnswer, PlanProblem, SavedPlan } from '../wire'
import { bodyOf, type Draft } from './draft'

/** Somebody saved in between: their plan and the ETag that a save over it needs. */
export interface FoundOther {
  readonly plan: SavedPlan
  readonly etag: string | null
}

interface Refused {
  readonly draft: Draft
  readonly problems: readonly PlanProblem[]
}

interface State {
  readonly phase: 'writing' | 'saving' | 'saved'
  readonly failure: Failure | null
  readonly refused: Refused | null
  readonly conflict: FoundOther | null
}

const WRITING: State = { phase: 'writing', failure: null, refused: null, conflict: null }

async function whatOtherSaved(clientId: string): Promise<Partial<State>> {
  const answer = await get<PlanAnswer>(`/clients/${clientId}/plan`)
  if (!answer.ok) return { failure: answer.failure }
  return answer.data.plan ? { conflict: { plan: answer.data.plan, etag: answer.etag } } : {}
}

/** Saving, and the ways it may be refused. Whatever happens, the draft stays as it is. */
export function useSave(clientId: string) {
  const [state, setState] = useState<State>(WRITING)
  const send = async (draft: Draft, etag: string | null): Promise<boolean> => {
    setState({ ...WRITING, phase: 'saving' })
    const answer = await request<PlanAnswer>('PUT', `/clients/${clientId}/plan`, { body: bodyOf(draft), ifMatch: etag })
    if (answer.ok) {
      setState({ ...WRITING, phase: 'saved' })
      return true
    }
    const { failure } = answer
    if (failure.status === 412 || failure.status === 428) setState({ ...WRITING, ...(await whatOtherSaved(clientId)) })
    else if (failure.status === 422 && failure.errors.length > 0)
      setState({ ...WRITING, refused: { draft, problems: failure.errors } })
    else setState({ ...WRITING, failure })
    return false
  }
  return {
    ...state,
    isSaving: state.phase === 'saving',
    isSaved: state.phase === 'saved',
    send,
    settle: () => setState(WRITING),
  }
}
