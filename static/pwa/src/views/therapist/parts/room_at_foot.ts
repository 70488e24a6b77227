import { useEffect, useRef } from 'preact/hooks'

/**
 * For what lies over the foot of the page: its height becomes a custom property of the page, from which the style keeps
 * room when the browser scrolls to what has the focus.
 */
export function useRoomAtFoot(property: '--bar-height' | '--said-height') {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const { style } = document.documentElement
    const watching = new ResizeObserver(() => style.setProperty(property, `${element.offsetHeight}px`))
    watching.observe(element)
    return () => {
      watching.disconnect()
      style.removeProperty(property)
    }
  }, [property])
  return ref
}
