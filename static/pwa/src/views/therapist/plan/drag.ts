/** Ordering a list by pointer: the item follows as soon as the pointer has passed half of its neighbour. */

/** Where an item at `from` goes when the pointer is at `y`; `middles` are the middles of all items, top to bottom. */
export function placeAt(y: number, from: number, middles: readonly number[]): number {
  const above = middles.filter((middle, place) => place !== from && middle < y).length
  return Math.min(Math.max(above, 0), middles.length - 1)
}

// Near an edge the page comes along: a plan is longer than a screen, and its bar covers the lower end.
const EDGE_TOP = 72
const EDGE_BOTTOM = 168
const SCROLL_STEP = 18

function bringAlong(y: number): void {
  if (y < EDGE_TOP) scrollBy(0, -SCROLL_STEP)
  else if (y > innerHeight - EDGE_BOTTOM) scrollBy(0, SCROLL_STEP)
}

const middleOf = (item: Element) => {
  const { top, height } = item.getBoundingClientRect()
  return top + height / 2
}

interface Drag {
  /** Inside the item that is dragged. */
  readonly handle: HTMLElement
  readonly onMove: (to: number) => void
  readonly onEnd: () => void
}

/**
 * Follow the pointer until it is let go. The window listens, not the handle: moving an item about takes it out of the
 * document for a moment, and with it what it had captured.
 */
export function startDrag({ handle, onMove, onEnd }: Drag): void {
  const item = handle.closest('li')
  if (!item) return
  const follow = (event: PointerEvent) => {
    bringAlong(event.clientY)
    const items = [...(item.parentElement?.children ?? [])]
    const from = items.indexOf(item)
    const to = placeAt(event.clientY, from, items.map(middleOf))
    if (from >= 0 && to !== from) onMove(to)
  }
  const end = () => {
    removeEventListener('pointermove', follow)
    removeEventListener('pointerup', end)
    removeEventListener('pointercancel', end)
    onEnd()
  }
  addEventListener('pointermove', follow)
  addEventListener('pointerup', end)
  addEventListener('pointercancel', end)
}
