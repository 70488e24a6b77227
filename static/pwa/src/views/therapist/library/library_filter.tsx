import { offered } from '../catalogue'
import { SelectField, TextField } from '../parts/field'
import type { Catalogue } from '../wire'
import { codeWords } from '../words'
import { filterOptions, type LibraryFilter } from './filter'

type Name = 'family' | 'position' | 'equipment' | 'level'

interface Props {
  readonly catalogue: Catalogue
  readonly filter: LibraryFilter
  readonly onChange: (filter: LibraryFilter) => void
}

export function LibraryFilterBar({ catalogue, filter, onChange }: Props) {
  const options = filterOptions(offered(catalogue))
  const set = (change: Partial<LibraryFilter>) => onChange({ ...filter, ...change })
  const select = (label: string, name: Name, codes: readonly string[], words = codeWords) => (
    <SelectField
      label={label}
      none="Any"
      value={filter[name]}
      options={codes.map((value) => ({ value, label: words(value) }))}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <search class="filter-bar">
      <TextField label="Search" type="search" value={filter.search} onInput={(search) => set({ search })} />
      {select('Family', 'family', options.families, (code) => catalogue.families[code] ?? codeWords(code))}
      {select('Position', 'position', options.positions)}
      {select('Needs', 'equipment', options.equipment)}
      {select('Level', 'level', options.levels)}
      {options.hasOwn && (
        <label class="check">
          <input
            type="checkbox"
            checked={filter.isOwn}
            onChange={(event) => set({ isOwn: event.currentTarget.checked })}
          />
          Our own
        </label>
      )}
    </search>
  )
}
