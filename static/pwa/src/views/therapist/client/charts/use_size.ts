import { useEffect, useRef, useState } from 'preact/hooks'

export interface Size {
  /** Of the element, in CSS pixels. */
  readonly width: number
  /** CSS pixels of one rem: text of a chart grows with the reader's own size. */
  readonly rem: number
}

const remNow = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

/** The room that a chart has. It is drawn for that room, so its text is never scaled; on paper it shrinks as one. */
export function useSize<Element extends HTMLElement>() {
  const ref = useRef<Element>(null)
  const [size, setSize] = useState<Size>({ width: 360, rem: 16 })
  useEffect(() => {
    const element = ref.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const watching = new ResizeObserver(() => {
      const width = element.clientWidth
      if (width > 0) setSize({ width, rem: remNow() })
    })
    watching.observe(element)
    return () => watching.disconnect()
  }, [])
  return { ref, size }
}
