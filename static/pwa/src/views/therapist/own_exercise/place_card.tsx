import { offered } from '../catalogue'
import { Choice } from '../parts/choice'
import { SelectField, TextField, Wrong } from '../parts/field'
import { codeWords } from '../words'
import type { Editing } from './editing'
import { ChosenExercises, Folded } from './lists'
import { LABELS, LEVELS, POSITIONS } from './words'

const POSITION_OPTIONS = POSITIONS.map((value) => ({ value, label: codeWords(value) }))

/** Where it stands in the library: what it is found and chosen by. */
export function PlaceCard({ draft, set, wrong, catalogue, exerciseId }: Editing) {
  const families = Object.entries(catalogue.families).map(([value, label]) => ({ value, label }))
  const others = offered(catalogue)
    .filter(({ id }) => id !== exerciseId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section class="card form" aria-labelledby="own-place">
      <h2 id="own-place">In the library</h2>
      <div class="pair">
        <SelectField
          label={LABELS.family}
          none="Choose …"
          value={draft.family}
          options={families}
          errors={wrong('family')}
          onChange={(family) => set({ family })}
        />
        <SelectField
          label={LABELS.position}
          value={draft.position}
          options={POSITION_OPTIONS}
          errors={wrong('position')}
          onChange={(position) => set({ position })}
        />
      </div>
      <Choice legend={LABELS.level} options={LEVELS} value={draft.level} onChange={(level) => set({ level })} />
      <Wrong errors={wrong('level')} />
      <div class="pair">
        <TextField
          label={LABELS.target_muscles}
          hint="What it is for, with commas between."
          value={draft.target_muscles}
          errors={wrong('target_muscles')}
          onInput={(target_muscles) => set({ target_muscles })}
        />
        <TextField
          label={LABELS.equipment}
          hint="Mat, chair, strap … with commas between."
          value={draft.equipment}
          errors={wrong('equipment')}
          onInput={(equipment) => set({ equipment })}
        />
      </div>
      <Folded
        summary="Easier and harder exercises"
        isFilled={draft.regression.length + draft.progression.length > 0}
        isWrong={wrong('regression').length + wrong('progression').length > 0}
      >
        <div class="form">
          <ChosenExercises
            legend={LABELS.regression}
            one="an easier exercise"
            ids={draft.regression}
            options={others}
            errors={wrong('regression')}
            onChange={(regression) => set({ regression })}
          />
          <ChosenExercises
            legend={LABELS.progression}
            one="a harder exercise"
            ids={draft.progression}
            options={others}
            errors={wrong('progression')}
            onChange={(progression) => set({ progression })}
          />
        </div>
      </Folded>
    </section>
  )
}
