import { useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { verdict } from '../cautions'
import { Dialog } from '../parts/dialog'
import { useDesk } from '../plan/desk'
import { scopeWords } from '../plan/scope'
import { codeWords, count } from '../words'
import { ExerciseFacts } from './exercise_facts'
import { ExerciseLine } from './exercise_line'
import { ANY, easierInstead, found, type LibraryFilter } from './filter'
import { LibraryFilterBar } from './library_filter'

interface Props {
  readonly onPick: (exercise: Exercise) => void
  readonly onClose: () => void
}

function Item({ exercise, onPick }: { readonly exercise: Exercise; readonly onPick: (exercise: Exercise) => void }) {
  const { client, catalogue, exercises, notForYou } = useDesk()
  const { action, reasons } = verdict(exercise, client.cautions)
  const scope = scopeWords(exercise, notForYou)
  const refusal = action === 'avoid' ? 'Not for this client' : scope && 'Not for your profession'
  const instead = action === 'avoid' ? easierInstead(exercise, exercises, client.cautions) : []
  return (
    <li class={refusal ? 'pick avoided' : 'pick'}>
      <div class="pick-row">
        <ExerciseLine exercise={exercise} family={catalogue.families[exercise.family] ?? codeWords(exercise.family)} />
        <button
          type="button"
          class="plain"
          disabled={refusal !== null}
          aria-label={`${refusal ? `${refusal}:` : 'Add'} ${exercise.name}`}
          onClick={() => onPick(exercise)}
        >
          {refusal ?? 'Add'}
        </button>
      </div>
      {scope && <p class="small odd">{scope}</p>}
      {action !== null && (
        <p class={action === 'avoid' ? 'small odd' : 'small'}>
          {reasons.join(' ')}
          {instead.length > 0 && ` Easier and not ruled out: ${instead.map((each) => each.name).join(', ')}.`}
        </p>
      )}
      <details>
        <summary>Cues, mistakes, stop signs</summary>
        <ExerciseFacts exercise={exercise} exercises={exercises} />
      </details>
    </li>
  )
}

export function ExercisePicker({ onPick, onClose }: Props) {
  const { catalogue } = useDesk()
  const [filter, setFilter] = useState<LibraryFilter>(ANY)
  const shown = found(catalogue.items, filter)
  return (
    <Dialog title="Add an exercise" onClose={onClose} wide>
      <LibraryFilterBar catalogue={catalogue} filter={filter} onChange={setFilter} />
      <p class="small" role="status">
        {count(shown.length, 'exercise')} of {catalogue.items.length}
      </p>
      <ul class="picks">
        {shown.map((exercise) => (
          <Item key={exercise.id} exercise={exercise} onPick={onPick} />
        ))}
      </ul>
    </Dialog>
  )
}
