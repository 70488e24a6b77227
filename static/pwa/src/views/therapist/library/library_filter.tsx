import { Field, TextField } from '../parts/field'
import type { Catalogue } from '../wire'
import { codeWords } from '../words'
import { filterOptions, type LibraryFilter } from './filter'

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  readonly words: (code: string) => string
  readonly onChange: (value: string) => void
}

function Select({ label, value, options, words, onChange }: SelectProps) {
  return (
    <Field label={label}>
      {({ id }) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">Any</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface Props {
  readonly catalogue: Catalogue
  readonly filter: LibraryFilter
  readonly onChange: (filter: LibraryFilter) => void
}

export function LibraryFilterBar({ catalogue, filter, onChange }: Props) {
  const options = filterOptions(catalogue.items)
  const set = (change: Partial<LibraryFilter>) => onChange({ ...filter, ...change })
  const family = (code: string) => catalogue.families[code] ?? codeWords(code)
  return (
    <search class="filter-bar">
      <TextField label="Search" type="search" value={filter.search} onInput={(search) => set({ search })} />
      <Select
        label="Family"
        value={filter.family}
        options={options.families}
        words={family}
        onChange={(value) => set({ family: value })}
      />
      <Select
        label="Position"
        value={filter.position}
        options={options.positions}
        words={codeWords}
        onChange={(position) => set({ position })}
      />
      <Select
        label="Needs"
        value={filter.equipment}
        options={options.equipment}
        words={codeWords}
        onChange={(equipment) => set({ equipment })}
      />
      <Select
        label="Level"
        value={filter.level}
        options={options.levels}
        words={codeWords}
        onChange={(level) => set({ level })}
      />
    </search>
  )
}
