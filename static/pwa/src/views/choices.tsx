import type { JSX } from 'preact'

export interface Choice<Value> {
  readonly value: Value
  readonly label: string
  readonly spoken?: string
}

/** One answer of several, as big buttons. Radios underneath: arrow keys and screen readers know them. */
export function Choices<Value extends string | number>(props: {
  name: string
  legend: string
  choices: readonly Choice<Value>[]
  value: Value | null
  onPick: (value: Value) => void
  kind?: string
  legendHidden?: boolean
}): JSX.Element {
  return (
    <fieldset class={`choices ${props.kind ?? ''}`}>
      <legend class={props.legendHidden ? 'only-read' : undefined}>{props.legend}</legend>
      <div class="choice-row">
        {props.choices.map((choice) => (
          <label key={choice.value} class="choice">
            <input
              type="radio"
              name={props.name}
              checked={props.value === choice.value}
              aria-label={choice.spoken}
              onChange={() => props.onPick(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
