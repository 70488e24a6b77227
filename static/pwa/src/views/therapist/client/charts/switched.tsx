import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Choice } from '../../parts/choice'

const FACES = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const

interface Props {
  readonly id: string
  readonly title: string
  /** Beside the heading. */
  readonly beside?: ComponentChildren
  readonly chart: ComponentChildren
  readonly table: ComponentChildren
  /** Below both faces. */
  readonly children?: ComponentChildren
}

/** A card that says the same as a chart and as a table. */
export function Switched({ id, title, beside, chart, table, children }: Props) {
  const [face, setFace] = useState<'chart' | 'table'>('chart')
  return (
    <section class="card chart-card" aria-labelledby={id}>
      <div class="chart-head">
        <h2 id={id}>{title}</h2>
        {beside}
        <Choice legend={`${title}, as`} quietLegend options={FACES} value={face} onChange={setFace} />
      </div>
      {face === 'chart' ? (
        chart
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section class="table-room" aria-label={`${title}, table`} tabIndex={0}>
          {table}
        </section>
      )}
      {children}
    </section>
  )
}
