import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { SelectField, Wrong } from '../parts/field'

interface FoldedProps {
  readonly summary: string
  /** There is something in it when it is first shown. */
  readonly isFilled: boolean
  /** Something in it has to be seen. */
  readonly isWrong: boolean
  readonly children: ComponentChildren
}

/** What most exercises need not. It does not close under somebody who empties it. */
export function Folded({ summary, isFilled, isWrong, children }: FoldedProps) {
  const [wasFilled] = useState(isFilled)
  return (
    <details open={wasFilled || isWrong}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

interface AddProps {
  readonly label: string
  readonly button: string
  readonly options: readonly Option[]
  readonly hint?: string
  readonly onAdd: (value: string) => void
}

/** One of many, added by a button: a list that acts while it is looked through with the arrow keys takes anything. */
export function AddFrom({ label, button, options, hint, onAdd }: AddProps) {
  const [value, setValue] = useState('')
  const line = useRef<HTMLDivElement>(null)
  const add = () => {
    if (value) onAdd(value)
    setValue('')
    // The button has nothing to do now: the next choice is where to go on.
    line.current?.querySelector('select')?.focus()
  }
  return (
    <div class="add-from" ref={line}>
      <SelectField label={label} none="Choose …" value={value} options={options} hint={hint} onChange={setValue} />
      <button type="button" class="plain" disabled={value === ''} onClick={add}>
        {button}
      </button>
    </div>
  )
}

interface ChosenProps {
  readonly legend: string
  readonly ids: readonly string[]
  readonly options: readonly Option[]
  /** Of the exercise it may name one of: "an easier exercise". */
  readonly one: string
  readonly errors: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

/** Where the focus goes when a line of a list is taken out with its button: to the choice below it. */
export function useFocusOnChoice() {
  const list = useRef<HTMLFieldSetElement>(null)
  return { list, focusChoice: () => list.current?.querySelector('select')?.focus() }
}

/** Some of the exercises, each taken out again by its own button. */
export function ChosenExercises({ legend, ids, options, one, errors, onChange }: ChosenProps) {
  const { list, focusChoice } = useFocusOnChoice()
  const takeOut = (id: string) => {
    onChange(ids.filter((each) => each !== id))
    focusChoice()
  }
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? id
  return (
    <fieldset class="stack-tight" ref={list}>
      <legend>{legend}</legend>
      {ids.length > 0 && (
        <ul class="chosen">
          {ids.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <button type="button" class="quiet" aria-label={`Take out ${nameOf(id)}`} onClick={() => takeOut(id)}>
                Take out
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddFrom
        label={`Add ${one}`}
        button="Add"
        options={options.filter(({ value }) => !ids.includes(value))}
        onAdd={(id) => onChange([...ids, id])}
      />
      <Wrong errors={errors} />
    </fieldset>
  )
}
