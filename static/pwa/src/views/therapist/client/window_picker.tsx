import { useState } from 'preact/hooks'
import { Choice } from '../parts/choice'
import { TextField } from '../parts/field'
import { fourWeeks, type Span } from './window'

interface Props {
  readonly span: Span
  readonly today: string
  readonly onChange: (span: Span) => void
}

const KINDS = [
  { value: 'since_visit', label: 'Since the last visit' },
  { value: 'four_weeks', label: 'Last 4 weeks' },
  { value: 'dates', label: 'Dates' },
] as const

export function WindowPicker({ span, today, onChange }: Props) {
  const start = span.kind === 'dates' ? span : fourWeeks(today)
  const [first, setFirst] = useState(start.first_on)
  const [last, setLast] = useState(start.last_on)
  const choose = (kind: Span['kind']) =>
    onChange(kind === 'dates' ? { kind, first_on: first, last_on: last } : { kind })
  const setDates = (first_on: string, last_on: string) => {
    setFirst(first_on)
    setLast(last_on)
    if (first_on && last_on && first_on <= last_on) onChange({ kind: 'dates', first_on, last_on })
  }
  const wrong = first && last && first > last ? ['The first day is after the last.'] : []
  return (
    <div class="window-picker">
      <Choice legend="Days shown" quietLegend options={KINDS} value={span.kind} onChange={choose} />
      {span.kind === 'dates' && (
        <div class="pair">
          <TextField
            label="First day"
            type="date"
            value={first}
            max={today}
            onInput={(value) => setDates(value, last)}
            errors={wrong}
          />
          <TextField
            label="Last day"
            type="date"
            value={last}
            max={today}
            onInput={(value) => setDates(first, value)}
          />
        </div>
      )}
    </div>
  )
}
