interface Props {
  readonly name: string
  readonly place: number
  readonly of: number
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

export function OrderButtons({ name, place, of, onMove, onRemove }: Props) {
  return (
    <fieldset class="order" aria-label={`Order of ${name}`}>
      <button type="button" aria-label={`Move ${name} up`} disabled={place === 0} onClick={() => onMove(-1)}>
        ↑
      </button>
      <button type="button" aria-label={`Move ${name} down`} disabled={place === of - 1} onClick={() => onMove(1)}>
        ↓
      </button>
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
        ✕
      </button>
    </fieldset>
  )
}
