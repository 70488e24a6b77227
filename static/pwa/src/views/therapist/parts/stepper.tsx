import { useId, useState } from 'preact/hooks'
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

/** What was typed as a whole number from `min` to `max`; null while it is none. */
export function typedNumber(typed: string, min: number, max: number): number | null {
  if (!/^\s*\d+\s*$/.test(typed)) return null
  const number = Number(typed)
  return number >= min && number <= max ? number : null
}

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

/** A whole number with a lower and an upper end: typed, or stepped with the two buttons or the arrow keys. */
export function Stepper({ label, unit, value, min, max, step = 1, onChange, errors = [] }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  const [shown, setShown] = useState(value)
  // The range stays in sight after a number was brought into it: the reason for the change, and nothing below jumps
  // away from under the click that left the field.
  const [isSettled, setIsSettled] = useState(false)
  if (shown !== value) {
    setShown(value)
    setTyped(String(value))
  }
  const isOutside = /\d/.test(typed) && typedNumber(typed, min, max) === null
  const settle = () => {
    const number = Math.round(Number(typed))
    const next = typed.trim() === '' || Number.isNaN(number) ? value : within(number, min, max)
    setIsSettled(isOutside)
    setTyped(String(next))
    if (next !== value) onChange(next)
  }
  // At once, not on leaving the field: "Save" must be there for the very next click.
  const type = (text: string) => {
    setIsSettled(false)
    setTyped(text)
    const number = typedNumber(text, min, max)
    if (number !== null && number !== value) onChange(number)
  }
  const wrong = isOutside || isSettled ? [`From ${min} to ${max}.`] : errors
  // At an end the buttons do nothing, and yet are not disabled: that would take the focus from under the key.
  const move = (by: number) => {
    const next = within(value + by, min, max)
    setIsSettled(false)
    if (next !== value) onChange(next)
  }
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
        <button type="button" aria-label={`Less: ${name}`} aria-disabled={value <= min} onClick={() => move(-step)}>
          −
        </button>
        <input
          id={id}
          inputMode="numeric"
          value={typed}
          aria-invalid={isOutside || errors.length > 0}
          aria-describedby={wrong.length > 0 ? `${id}-wrong` : undefined}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
        <button type="button" aria-label={`More: ${name}`} aria-disabled={value >= max} onClick={() => move(step)}>
          +
        </button>
      </div>
      <Wrong id={`${id}-wrong`} errors={wrong} />
    </div>
  )
}
