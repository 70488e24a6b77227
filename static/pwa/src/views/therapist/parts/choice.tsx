import { useId } from 'preact/hooks'

interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface Props<Value extends string> {
  readonly legend: string
  readonly options: readonly Option<Value>[]
  /** Null: nothing is chosen yet. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly quietLegend?: boolean
}

/** A few choices side by side, one of them chosen: radio buttons drawn as a bar. */
export function Choice<Value extends string>({ legend, options, value, onChange, quietLegend = false }: Props<Value>) {
  const name = useId()
  return (
    <fieldset class="choices">
      <legend class={quietLegend ? 'only-read' : ''}>{legend}</legend>
      <div class="bar-of-choices">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
