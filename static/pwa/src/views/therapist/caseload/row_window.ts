/** A long list in steps: the rows one can see and some more, the next ones as one comes near their end. */
import type { RefObject } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export const STEP = 50

interface Rows {
  readonly count: number
  readonly more: () => void
  /** At the end of the list: what comes near the screen brings the next rows. */
  readonly end: RefObject<HTMLButtonElement | null>
}

/** How many of `total` rows to show, `start` at first; another `key` begins anew. */
export function useRowWindow(total: number, key: string, start: number): Rows {
  const [shown, setShown] = useState({ key, count: Math.max(STEP, start) })
  const count = shown.key === key ? shown.count : STEP
  const end = useRef<HTMLButtonElement>(null)
  const more = useCallback(() => setShown({ key, count: count + STEP }), [key, count])
  useEffect(() => {
    if (count >= total || !end.current) return
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more()
      },
      { rootMargin: '800px' },
    )
    near.observe(end.current)
    return () => near.disconnect()
  }, [count, total, more])
  return { count: Math.min(count, total), more, end }
}
