/** What takes the place of a thing that had the focus takes the focus too. */
import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

let awaited: string | null = null

/** The item of this key is about to stand where the focus is. */
export function awaitItem(key: string): void {
  awaited = key
}

/** Gives the focus to `ref` when the item of `key` was awaited. */
export function useArrival(key: string, ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (awaited !== key) return
    awaited = null
    ref.current?.focus()
  }, [key, ref])
}
