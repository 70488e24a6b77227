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

export type Sent = 'saved' | 'refused' | 'failed'

/** Saving, and the ways it may be refused. Whatever happens, the draft stays as it is. */
export function useSave(clientId: string) {
  const [state, setState] = useState<State>(WRITING)
  /** `failed`: trying again may do; `refused`: the draft, or what it began from, has to change first. */
  const send = async (draft: Draft, etag: string | null): Promise<Sent> => {
    setState({ ...WRITING, phase: 'saving' })
    const answer = await request<PlanAnswer>('PUT', `/clients/${clientId}/plan`, { body: bodyOf(draft), ifMatch: etag })
    if (answer.ok) {
      setState({ ...WRITING, phase: 'saved' })
      return 'saved'
    }
    const { failure } = answer
    if (failure.status === 412 || failure.status === 428) setState({ ...WRITING, ...(await whatOtherSaved(clientId)) })
    else if (failure.status === 422 && failure.errors.length > 0) refuse(draft, failure.errors)
    else {
      setState({ ...WRITING, failure })
      return 'failed'
    }
    return 'refused'
  }
  const refuse = (draft: Draft, problems: readonly PlanProblem[]) =>
    setState({ ...WRITING, refused: { draft, problems } })
  return {
    ...state,
    isSaving: state.phase === 'saving',
    isSaved: state.phase === 'saved',
    send,
    /** What is known to stand against a save, without asking for one. */
    refuse,
    settle: () => setState(WRITING),
  }
}
