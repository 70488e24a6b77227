/** The caseload as it was last answered: on screen at once when one comes back, while a newer one is on its way. */
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { type Failure, get, me } from '../api'
import type { Caseload } from '../wire'

interface Known {
  /** Whose: after a change of account nothing of the other's may show. */
  readonly accountId: string
  readonly data: Caseload
  readonly at: Date
}

const known = signal<Known | null>(null)
/** Older figures than this are loaded anew when one comes back, and say from when they are meanwhile. */
export const STALE_MS = 60_000

export interface CaseloadState {
  readonly data: Caseload | null
  readonly at: Date | null
  readonly isLoading: boolean
  readonly failure: Failure | null
  readonly reload: () => Promise<void>
}

/** Load it now, and again when the window comes back after a while; what is known stays until the answer is there. */
export function useCaseload(): CaseloadState {
  const accountId = me.value?.account.id ?? ''
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isLoading, setIsLoading] = useState(true)
  const reload = async () => {
    setIsLoading(true)
    const answer = await get<Caseload>('/caseload')
    if (answer.ok) known.value = { accountId, data: answer.data, at: new Date() }
    setFailure(answer.ok ? null : answer.failure)
    setIsLoading(false)
  }
  useEffect(() => {
    void reload()
    const onShown = () => {
      const isStale = Date.now() - (known.value?.at.getTime() ?? 0) > STALE_MS
      if (document.visibilityState === 'visible' && isStale) void reload()
    }
    document.addEventListener('visibilitychange', onShown)
    return () => document.removeEventListener('visibilitychange', onShown)
  }, [accountId])
  const mine = known.value?.accountId === accountId ? known.value : null
  return { data: mine?.data ?? null, at: mine?.at ?? null, isLoading, failure, reload }
}
