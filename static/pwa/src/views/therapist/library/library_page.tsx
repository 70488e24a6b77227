import { useMemo, useState } from 'preact/hooks'
import { byId, useCatalogue } from '../catalogue'
import { Show } from '../parts/notice'
import type { Catalogue } from '../wire'
import { codeWords, count } from '../words'
import { ExerciseFacts } from './exercise_facts'
import { ExerciseLine } from './exercise_line'
import { ANY, found, type LibraryFilter } from './filter'
import { LibraryFilterBar } from './library_filter'

function Library({ catalogue }: { readonly catalogue: Catalogue }) {
  const [filter, setFilter] = useState<LibraryFilter>(ANY)
  const exercises = useMemo(() => byId(catalogue), [catalogue])
  const shown = found(catalogue.items, filter)
  return (
    <>
      <LibraryFilterBar catalogue={catalogue} filter={filter} onChange={setFilter} />
      <p class="small" role="status">
        {count(shown.length, 'exercise')} of {catalogue.items.length}
      </p>
      <h2 class="only-read">Exercises</h2>
      <ul class="library card flush">
        {shown.map((exercise) => (
          <li key={exercise.id}>
            <details>
              <summary>
                <ExerciseLine
                  exercise={exercise}
                  family={catalogue.families[exercise.family] ?? codeWords(exercise.family)}
                />
              </summary>
              <ExerciseFacts exercise={exercise} exercises={exercises} />
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

export function LibraryPage() {
  const { state, reload } = useCatalogue()
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Library</h1>
          <p class="small">
            The catalogue's texts were reviewed for form, not yet by a clinician: your judgement comes first.
          </p>
        </div>
      </div>
      <Show state={state} what="the exercises" onRetry={() => void reload()}>
        {(catalogue) => <Library catalogue={catalogue} />}
      </Show>
    </>
  )
}
