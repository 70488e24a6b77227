import { useEffect, useState } from 'preact/hooks'
import { type Failure, request } from '../api'
import { SIDE_CHOICES } from '../client/client_form'
import { moment } from '../dates'
import { Choice } from '../parts/choice'
import { NoteField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { Aggravator, ClientItem, Findings, FirstVisit, Region } from '../wire'

const REGIONS: readonly (readonly [Region, string])[] = [
  ['low_back', 'Low back'],
  ['buttock', 'Buttock'],
  ['back_of_thigh', 'Back of the thigh'],
  ['below_knee', 'Below the knee'],
]
const AGGRAVATORS: readonly (readonly [Aggravator, string])[] = [
  ['sitting', 'Sitting'],
  ['standing', 'Standing'],
  ['walking', 'Walking'],
  ['bending', 'Bending forward'],
  ['leaning_back', 'Leaning back'],
  ['lying', 'Lying'],
]
const DAYS = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'sits', label: 'Sits' },
  { value: 'stands', label: 'Stands' },
  { value: 'changes', label: 'Changes often' },
] as const
const TOLD = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const
const TEXTS = [
  ['goals', 'Goals', "In the client's own words."],
  ['gait', 'Gait', undefined],
  ['posture', 'Posture', undefined],
  ['note', 'Anything else', 'Your own notes: they never reach the client.'],
] as const

const NOTHING: Findings = {
  regions: [],
  worse_with: [],
  day: null,
  runs: null,
  reaches_floor: null,
  goals: '',
  gait: '',
  posture: '',
  note: '',
}

interface SeveralProps<Code extends string> {
  readonly legend: string
  readonly options: readonly (readonly [Code, string])[]
  readonly chosen: readonly Code[]
  readonly onChange: (chosen: readonly Code[]) => void
}

function Several<Code extends string>({ legend, options, chosen, onChange }: SeveralProps<Code>) {
  const toggle = (code: Code) =>
    onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])
  return (
    <fieldset class="several">
      <legend>{legend}</legend>
      {options.map(([code, label]) => (
        <label class="check" key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

const told = (value: boolean | null) => (value === null ? 'not_asked' : value ? 'yes' : 'no')
const untold = (value: 'not_asked' | 'no' | 'yes') => (value === 'not_asked' ? null : value === 'yes')

interface Props {
  readonly client: ClientItem
  readonly visit: FirstVisit
  readonly onSaved: () => void
  readonly onChanged: (isChanged: boolean) => void
}

export function FindingsForm({ client, visit, onSaved, onChanged }: Props) {
  const [saved, setSaved] = useState({ found: visit.findings ?? NOTHING, side: client.affected_side })
  const [found, setFound] = useState(saved.found)
  const [side, setSide] = useState(saved.side)
  const [failure, setFailure] = useState<Failure | null>(null)
  const set = (change: Partial<Findings>) => setFound({ ...found, ...change })
  const isSideChanged = side !== saved.side
  const isChanged = isSideChanged || JSON.stringify(found) !== JSON.stringify(saved.found)
  useEffect(() => onChanged(isChanged), [isChanged])
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    if (isSideChanged) {
      const answer = await request('PATCH', `/clients/${client.id}`, { body: { affected_side: side } })
      if (!answer.ok) return setFailure(answer.failure)
    }
    const answer = await request<FirstVisit>('PUT', `/clients/${client.id}/first-visit`, { body: found })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    const now = answer.data.findings ?? NOTHING
    setFound(now)
    setSaved({ found: now, side })
    onSaved()
  })
  return (
    <form class="card form" aria-labelledby="found" onSubmit={onSubmit} noValidate>
      <div>
        <h2 id="found">What you found</h2>
        <p class="small">
          {visit.saved_at
            ? `Saved ${moment(visit.saved_at, new Date(), client.time_zone)}${visit.saved_by?.display_name ? ` by ${visit.saved_by.display_name}` : ''}.`
            : 'Nothing saved yet. Leave open what you did not ask.'}
        </p>
      </div>
      <Choice legend="Side with the pain" options={SIDE_CHOICES} value={side} onChange={setSide} />
      <Several legend="Where" options={REGIONS} chosen={found.regions} onChange={(regions) => set({ regions })} />
      <Several
        legend="What makes it worse"
        options={AGGRAVATORS}
        chosen={found.worse_with}
        onChange={(worse_with) => set({ worse_with })}
      />
      <Choice
        legend="Most of the working day"
        options={DAYS}
        value={found.day ?? 'not_asked'}
        onChange={(day) => set({ day: day === 'not_asked' ? null : day })}
      />
      <Choice
        legend="Runs"
        options={TOLD}
        value={told(found.runs)}
        onChange={(value) => set({ runs: untold(value) })}
      />
      <Choice
        legend="Gets down to the floor and up again"
        options={TOLD}
        value={told(found.reaches_floor)}
        onChange={(value) => set({ reaches_floor: untold(value) })}
      />
      {TEXTS.map(([name, label, hint]) => (
        <NoteField key={name} label={label} hint={hint} value={found[name]} onInput={(text) => set({ [name]: text })} />
      ))}
      {failure && <FailureNotice failure={failure} />}
      <div class="form-acts">
        <button type="submit" class="act" disabled={isBusy || (!isChanged && visit.findings !== null)}>
          {isBusy ? 'Saving …' : 'Save and suggest routines'}
        </button>
        <button
          type="button"
          class="plain"
          disabled={!isChanged}
          onClick={() => {
            setFound(saved.found)
            setSide(saved.side)
          }}
        >
          Take back
        </button>
      </div>
    </form>
  )
}
