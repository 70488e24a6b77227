import { useEffect, useId, useState } from 'preact/hooks'
import { Wrong } from './field'

interface Props {
  readonly label: string
  readonly unit?: string | undefined
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly onChange: (value: number) => void
  readonly errors?: readonly string[]
}

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

/** A whole number with a lower and an upper end: typed, or stepped with the two buttons or the arrow keys. */
export function Stepper({ label, unit, value, min, max, step = 1, onChange, errors = [] }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  useEffect(() => setTyped(String(value)), [value])
  const settle = () => {
    const number = Math.round(Number(typed))
    const next = typed.trim() === '' || Number.isNaN(number) ? value : within(number, min, max)
    setTyped(String(next))
    if (next !== value) onChange(next)
  }
  const move = (by: number) => onChange(within(value + by, min, max))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? step : -step)
  }
  const name = unit ? `${label}, ${unit}` : label
  return (
    <div class="stepper-field">
      <label for={id}>
        {label} {unit && <small>{unit}</small>}
      </label>
      <div class="stepper">
        <button type="button" aria-label={`Less: ${name}`} disabled={value <= min} onClick={() => move(-step)}>
          −
        </button>
        <input
          id={id}
          inputMode="numeric"
          value={typed}
          aria-invalid={errors.length > 0}
          aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
        <button type="button" aria-label={`More: ${name}`} disabled={value >= max} onClick={() => move(step)}>
          +
        </button>
      </div>
      <Wrong id={`${id}-wrong`} errors={errors} />
    </div>
  )
}
