import { useState } from 'preact/hooks'
import { Choice } from '../parts/choice'
import { Stepper } from '../parts/stepper'
import type { Cadence } from '../wire'

const PRESETS = {
  week: { least: 1, most: 2, per: 'week' },
  month: { least: 2, most: 3, per: 'month' },
  none: { least: 0, most: 1, per: 'month' },
} as const satisfies Record<string, Cadence>

type Kind = keyof typeof PRESETS | 'unsaid' | 'own'

const isSame = (a: Cadence, b: Cadence) => a.least === b.least && a.most === b.most && a.per === b.per

function kindOf(cadence: Cadence | null): Kind {
  if (!cadence) return 'unsaid'
  if (cadence.least === 0) return 'none'
  const preset = (['week', 'month'] as const).find((kind) => isSame(PRESETS[kind], cadence))
  return preset ?? 'own'
}

interface Props {
  readonly value: Cadence | null
  /** What nothing said means here: "Not said", "As the practice". */
  readonly unsaid: string
  readonly onChange: (cadence: Cadence | null) => void
}

/** How often clients come: one of the usual ways, or numbers of one's own. */
export function CadenceFields({ value, unsaid, onChange }: Props) {
  const [kind, setKind] = useState(() => kindOf(value))
  const choose = (next: Kind) => {
    setKind(next)
    onChange(next === 'unsaid' ? null : next === 'own' ? (value ?? PRESETS.month) : PRESETS[next])
  }
  return (
    <div class="stack tight">
      <Choice
        legend="How often"
        options={[
          { value: 'unsaid', label: unsaid },
          { value: 'week', label: '1 to 2 a week' },
          { value: 'month', label: '2 to 3 a month' },
          { value: 'own', label: 'Other' },
          { value: 'none', label: 'No set rhythm' },
        ]}
        value={kind}
        onChange={choose}
      />
      {kind === 'own' && value && <OwnNumbers value={value} onChange={onChange} />}
    </div>
  )
}

function OwnNumbers({ value, onChange }: { readonly value: Cadence; readonly onChange: (cadence: Cadence) => void }) {
  const highest = value.per === 'week' ? 7 : 30
  const set = (change: Partial<Cadence>) => {
    const next = { ...value, ...change }
    const most = Math.min(next.most, next.per === 'week' ? 7 : 30)
    onChange({ ...next, most, least: Math.max(1, Math.min(next.least, most)) })
  }
  return (
    <div class="pair">
      <Stepper
        label="At least"
        unit="visits"
        value={Math.max(1, value.least)}
        min={1}
        max={highest}
        onChange={(least) => set({ least, most: Math.max(least, value.most) })}
      />
      <Stepper
        label="At most"
        unit="visits"
        value={value.most}
        min={1}
        max={highest}
        onChange={(most) => set({ most })}
      />
      <Choice
        legend="In a"
        options={[
          { value: 'week', label: 'Week' },
          { value: 'month', label: 'Month' },
        ]}
        value={value.per}
        onChange={(per) => set({ per })}
      />
    </div>
  )
}
