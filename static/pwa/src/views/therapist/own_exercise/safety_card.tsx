import type { Caution } from '../../../domain/wire'
import { shortMeaning } from '../cautions'
import { Choice } from '../parts/choice'
import { NoteField, TextField, Wrong } from '../parts/field'
import { Stepper } from '../parts/stepper'
import type { Catalogue } from '../wire'
import type { Editing } from './editing'
import { AddFrom, Folded, useFocusOnChoice } from './lists'
import { ACTIONS, LABELS } from './words'

interface CautionsProps {
  readonly cautions: readonly Caution[]
  readonly meanings: Catalogue['cautions']
  readonly errors: readonly string[]
  readonly onChange: (cautions: readonly Caution[]) => void
}

/** What to do with the exercise for whom: in the catalogue's own words unless others are written. */
function Cautions({ cautions, meanings, errors, onChange }: CautionsProps) {
  const set = (code: string, change: Partial<Caution>) =>
    onChange(cautions.map((each) => (each.code === code ? { ...each, ...change } : each)))
  const { list, focusChoice } = useFocusOnChoice()
  const takeOut = (code: string) => {
    onChange(cautions.filter((each) => each.code !== code))
    focusChoice()
  }
  const meant = (code: string) => shortMeaning(meanings[code] ?? code)
  const others = Object.keys(meanings).filter((code) => cautions.every((each) => each.code !== code))
  return (
    <fieldset class="stack-tight" ref={list}>
      <legend class="only-read">{LABELS.cautions}</legend>
      <ul class="caution-lines">
        {cautions.map(({ code, action, note }) => (
          <li key={code} class="caution-line">
            <Choice
              legend={meant(code)}
              options={ACTIONS}
              value={action}
              onChange={(value) => set(code, { action: value })}
            />
            <Folded summary="What the client reads" isFilled={note !== ''} isWrong={false}>
              <TextField
                label={`Your own words for ${meant(code).toLowerCase()}`}
                hint={`Left empty, the client reads: ${meanings[code]}`}
                value={note}
                maxLength={500}
                onInput={(written) => set(code, { note: written })}
              />
            </Folded>
            <button type="button" class="quiet" aria-label={`Take out ${meant(code)}`} onClick={() => takeOut(code)}>
              Take out
            </button>
          </li>
        ))}
      </ul>
      <AddFrom
        label="Add a caution"
        button="Add"
        options={others.map((value) => ({ value, label: meant(value) }))}
        onAdd={(code) => onChange([...cautions, { code, action: 'avoid', note: '' }])}
      />
      <Wrong errors={errors} />
    </fieldset>
  )
}

/** When to stop, and who has to take care. What every exercise stops for cannot be left out. */
export function SafetyCard({ draft, set, wrong, catalogue }: Editing) {
  return (
    <section class="card form" aria-labelledby="own-safety">
      <h2 id="own-safety">When to stop</h2>
      <Stepper
        label={LABELS.pain_cap}
        unit="of 10"
        value={draft.pain_cap}
        min={0}
        max={5}
        errors={wrong('pain_cap')}
        onChange={(pain_cap) => set({ pain_cap })}
      />
      <NoteField
        label={LABELS.stop_if}
        hint="One on each line. The four signs that every exercise stops for are always told as well."
        value={draft.stop_if}
        rows={2}
        errors={wrong('stop_if')}
        onInput={(stop_if) => set({ stop_if })}
      />
      <Folded summary="Cautions" isFilled={draft.cautions.length > 0} isWrong={wrong('cautions').length > 0}>
        <Cautions
          cautions={draft.cautions}
          meanings={catalogue.cautions}
          errors={wrong('cautions')}
          onChange={(cautions) => set({ cautions })}
        />
      </Folded>
    </section>
  )
}
