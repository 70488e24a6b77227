import { useEffect, useState } from 'preact/hooks'
import { call } from '../../device/api'
import { clock } from '../../device/clock'
import type { AdherenceAnswer } from '../../domain/wire'
import type { KeptFigures } from '../../store/schema'
import { account, store, syncState } from '../../sync/state'

/**
 * The figures of a window as the practice worked them out. `isNewest`: of the window up to today, of which the last ones
 * are kept, so that they are there without network too; they say themselves of which days and from when they are.
 */
export function useFigures(first_on: string, last_on: string, isNewest: boolean): KeptFigures | null {
  const [kept, setKept] = useState<KeptFigures | null>(null)
  const [fetched, setFetched] = useState<KeptFigures | null>(null)
  const { lastReceivedAt } = syncState.value
  const isSignedIn = account.value?.is_signed_in ?? false
  useEffect(() => void store.value?.loadFigures().then(setKept, () => undefined), [])
  useEffect(() => {
    let isCurrent = true
    // Asked again when something was received, so that the figures follow what was sent.
    if (isSignedIn) {
      void fetchFigures(first_on, last_on).then((figures) => {
        if (!isCurrent || !figures) return
        setFetched(figures)
        if (isNewest) void store.value?.saveFigures(figures).catch(() => undefined)
      })
    }
    return () => {
      isCurrent = false
    }
  }, [first_on, last_on, lastReceivedAt, isSignedIn])
  if (fetched?.answer.window.first_on === first_on) return fetched
  return isNewest ? kept : null
}

async function fetchFigures(first_on: string, last_on: string): Promise<KeptFigures | null> {
  const answer = await call<AdherenceAnswer>(`/me/adherence?first_on=${first_on}&last_on=${last_on}`)
  return answer.ok ? { answer: answer.body, at: clock.wall() } : null
}
