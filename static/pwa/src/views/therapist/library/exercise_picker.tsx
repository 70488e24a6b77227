import { useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { offered } from '../catalogue'
import { easierInstead, isHeldBack, judgementOf, reasonsInWords } from '../cautions'
import { Dialog } from '../parts/dialog'
import { useDesk } from '../plan/desk'
import { scopeWords } from '../plan/scope'
import { codeWords, count } from '../words'
import { ExerciseFacts } from './exercise_facts'
import { ExerciseLine } from './exercise_line'
import { ANY, found, type LibraryFilter } from './filter'
import { LibraryFilterBar } from './library_filter'

interface Props {
  readonly onPick: (exercise: Exercise) => void
  readonly onClose: () => void
}

function Item({ exercise, onPick }: { readonly exercise: Exercise; readonly onPick: (exercise: Exercise) => void }) {
  const { cautions, catalogue, exercises, notForYou } = useDesk()
  const judgement = judgementOf(cautions, exercise.id)
  const isHeld = isHeldBack(judgement)
  const scope = scopeWords(exercise, notForYou)
  const refusal = isHeld ? 'Not for this client' : scope && 'Not for your profession'
  const instead = isHeld ? easierInstead(exercise, exercises, cautions) : []
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
      {judgement.reasons.length > 0 && (
        <p class={isHeld ? 'small odd' : 'small'}>
          {reasonsInWords(judgement.reasons)}
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
  const all = offered(catalogue)
  const shown = found(all, filter)
  return (
    <Dialog title="Add an exercise" onClose={onClose} wide>
      <LibraryFilterBar catalogue={catalogue} filter={filter} onChange={setFilter} />
      <p class="small" role="status">
        {count(shown.length, 'exercise')} of {all.length}
      </p>
      <ul class="picks">
        {shown.map((exercise) => (
          <Item key={exercise.id} exercise={exercise} onPick={onPick} />
        ))}
      </ul>
    </Dialog>
  )
}
