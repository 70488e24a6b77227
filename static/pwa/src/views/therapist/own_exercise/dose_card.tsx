import { useRef } from 'preact/hooks'
import type { Dose } from '../../../domain/wire'
import { Choice } from '../parts/choice'
import { SelectField, TextField, Wrong } from '../parts/field'
import { Stepper } from '../parts/stepper'
import { withNumber } from '../plan/dose_fields'
import { DoseSteppers } from '../plan/dose_steppers'
import { usualDose } from './draft'
import type { Editing } from './editing'
import { DOSE_KINDS, LABELS, SIDE_RULES } from './words'

const labelOf = <Value extends string>(
  options: readonly { readonly value: Value; readonly label: string }[],
  value: Value,
) => options.find((option) => option.value === value)?.label ?? value

/** Plans and records rest on these two: they are said and not asked once the exercise exists. */
function Fixed({ draft, exerciseId }: Pick<Editing, 'draft' | 'exerciseId'>) {
  return (
    <p>
      {labelOf(SIDE_RULES, draft.side)} · {labelOf(DOSE_KINDS, draft.dose.type)}
      <br />
      <small>
        Plans and records rest on these two, so they stay.{' '}
        <a href={`/therapist/library/new/from/${exerciseId}`}>Make a copy</a> for another way of doing it.
      </small>
    </p>
  )
}

/** Sides and kind of dose. What was set for one kind is there again when it is chosen anew. */
function Kinds({ draft, set, wrong }: Editing) {
  const known = useRef(new Map<Dose['type'], Dose>())
  const choose = (type: Dose['type']) => {
    known.current.set(draft.dose.type, draft.dose)
    set({ dose: known.current.get(type) ?? usualDose(type) })
  }
  return (
    <>
      <Choice legend={LABELS.side} options={SIDE_RULES} value={draft.side} onChange={(side) => set({ side })} />
      <Wrong errors={wrong('side')} />
      <SelectField
        label="How it is done"
        value={draft.dose.type}
        options={DOSE_KINDS}
        onChange={(type) => choose(type as Dose['type'])}
      />
    </>
  )
}

/** Sides, dose and how often: what a plan starts from. */
export function DoseCard(editing: Editing) {
  const { draft, set, wrong, exerciseId } = editing
  return (
    <section class="card form" aria-labelledby="own-dose">
      <h2 id="own-dose">Sides and dose</h2>
      {exerciseId ? <Fixed draft={draft} exerciseId={exerciseId} /> : <Kinds {...editing} />}
      {draft.side === 'per_side' && (
        <TextField
          label={LABELS.work_side}
          hint="As the client is told: crossed leg, top leg, kneeling leg."
          value={draft.work_side}
          maxLength={60}
          required
          errors={wrong('work_side')}
          onInput={(work_side) => set({ work_side })}
        />
      )}
      <DoseSteppers
        dose={draft.dose}
        name={draft.name || 'this exercise'}
        wrongAt={(field) => wrong(`dose/${field}`)}
        onNumber={(field, value) => set({ dose: withNumber(draft.dose, field, value) })}
      />
      <Wrong errors={wrong('dose')} />
      <div class="dose-fields">
        <Stepper
          label={LABELS.days_per_week}
          value={draft.days_per_week}
          min={1}
          max={7}
          errors={wrong('days_per_week')}
          onChange={(days_per_week) => set({ days_per_week })}
        />
        <Stepper
          label={LABELS.sessions_per_day}
          value={draft.sessions_per_day}
          min={1}
          max={6}
          errors={wrong('sessions_per_day')}
          onChange={(sessions_per_day) => set({ sessions_per_day })}
        />
      </div>
    </section>
  )
}
