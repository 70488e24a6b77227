import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { startDrag } from './drag'

interface Props {
  readonly name: string
  readonly place: number
  /** `run` names one drag, so that one undo takes all of it back. */
  readonly onMove: (to: number, run: string) => void
}

let runs = 0

/** Dragged with a pointer; with the keyboard, the arrow keys move the item while the handle has the focus. */
export function DragHandle({ name, place, onMove }: Props) {
  const handle = useRef<HTMLButtonElement>(null)
  const isHeld = useRef(false)
  const [isDragged, setIsDragged] = useState(false)
  useLayoutEffect(() => {
    if (isHeld.current) handle.current?.focus()
    isHeld.current = false
  }, [place])
  const move = (to: number, run: string) => {
    isHeld.current = true
    onMove(to, run)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !handle.current) return
    const run = `drag-${++runs}`
    setIsDragged(true)
    startDrag({ handle: handle.current, onMove: (to) => move(to, run), onEnd: () => setIsDragged(false) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(place + (event.key === 'ArrowUp' ? -1 : 1), `drag-${++runs}`)
  }
  return (
    <button
      type="button"
      ref={handle}
      class={isDragged ? 'drag-handle dragged' : 'drag-handle'}
      aria-label={`Drag ${name}, or move it with the arrow keys`}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  )
}
