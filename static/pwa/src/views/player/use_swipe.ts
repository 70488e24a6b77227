import { useRef } from 'preact/hooks'

/** Shorter is a tap that slipped. */
const LEAST_PX = 60
/** Closer to the screen's edge a swipe is the browser's own, "back". */
const EDGE_PX = 24
/** So much more along than across: else somebody scrolls. */
const SLOPE = 2

interface Swipes {
  /** To the left, as a page is turned. */
  readonly next: () => void
  readonly back: () => void
}

interface Handlers {
  readonly onPointerDown: (event: PointerEvent) => void
  readonly onPointerUp: (event: PointerEvent) => void
  readonly onPointerCancel: () => void
  readonly onClickCapture: (event: MouseEvent) => void
}

/**
 * For an area that is swiped over, by finger or toe; a mouse only points. A swipe that begins inside `data-no-swipe` is none:
 * buttons keep their taps, however far the finger slips.
 */
export function useSwipe({ next, back }: Swipes, isOn: boolean): Handlers {
  const from = useRef<PointerEvent | null>(null)
  const hasSwiped = useRef(false)
  return {
    onPointerDown: (event) => {
      hasSwiped.current = false
      from.current = isOn && mayBegin(event) ? event : null
    },
    onPointerUp: (event) => {
      const begun = from.current
      from.current = null
      const dx = begun ? event.clientX - begun.clientX : 0
      const dy = begun ? event.clientY - begun.clientY : 0
      if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < SLOPE * Math.abs(dy)) return
      hasSwiped.current = true
      if (dx < 0) next()
      else back()
    },
    onPointerCancel: () => {
      from.current = null
    },
    // Where the swipe ends is no tap; a key on a button (`detail` 0) is none of its doing.
    onClickCapture: (event) => {
      if (!hasSwiped.current || event.detail === 0) return
      hasSwiped.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

function mayBegin({ target, clientX, isPrimary, pointerType }: PointerEvent): boolean {
  const isKept = target instanceof Element && target.closest('[data-no-swipe]') !== null
  const isAtEdge = clientX < EDGE_PX || clientX > innerWidth - EDGE_PX
  return isPrimary && pointerType !== 'mouse' && !isKept && !isAtEdge
}
