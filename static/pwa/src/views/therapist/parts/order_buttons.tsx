import { useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  readonly name: string
  readonly place: number
  readonly of: number
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** Up, down, out. The focus stays with the item that moves, and at an end goes to the way back. */
export function OrderButtons({ name, place, of, onMove, onRemove }: Props) {
  const group = useRef<HTMLFieldSetElement>(null)
  const pressed = useRef<-1 | 1 | null>(null)
  useLayoutEffect(() => {
    const by = pressed.current
    pressed.current = null
    if (by === null) return
    const [up, down] = group.current?.querySelectorAll('button') ?? []
    const wanted = by === -1 ? [up, down] : [down, up]
    wanted.find((button) => button && !button.disabled)?.focus()
  }, [place])
  const move = (by: -1 | 1) => {
    pressed.current = by
    onMove(by)
  }
  return (
    <fieldset class="order" ref={group} aria-label={`Order of ${name}`}>
      <button type="button" aria-label={`Move ${name} up`} disabled={place === 0} onClick={() => move(-1)}>
        ↑
      </button>
      <button type="button" aria-label={`Move ${name} down`} disabled={place === of - 1} onClick={() => move(1)}>
        ↓
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
        ✕
      </button>
    </fieldset>
  )
}
