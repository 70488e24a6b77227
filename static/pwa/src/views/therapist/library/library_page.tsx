import { useMemo, useState } from 'preact/hooks'
import { byId, offered, useCatalogue } from '../catalogue'
import { Show } from '../parts/notice'
import type { Catalogue } from '../wire'
import { codeWords, count } from '../words'
import { ExerciseActs, RemovedExercises } from './exercise_acts'
import { ExerciseFacts } from './exercise_facts'
import { ExerciseLine } from './exercise_line'
import { ANY, found, type LibraryFilter } from './filter'
import { LibraryFilterBar } from './library_filter'

function Library({ catalogue }: { readonly catalogue: Catalogue }) {
  const [filter, setFilter] = useState<LibraryFilter>(ANY)
  const exercises = useMemo(() => byId(catalogue), [catalogue])
  const all = offered(catalogue)
  const shown = found(all, filter)
  return (
    <>
      <LibraryFilterBar catalogue={catalogue} filter={filter} onChange={setFilter} />
      <p class="small" role="status">
        {count(shown.length, 'exercise')} of {all.length}
      </p>
      <h2 class="only-read">Exercises</h2>
      {shown.length === 0 && (
        <div class="card empty">
          <p>No exercise is like that.</p>
          <button type="button" class="plain" onClick={() => setFilter(ANY)}>
            Show all
          </button>
        </div>
      )}
      {shown.length > 0 && (
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
                <ExerciseActs exercise={exercise} />
              </details>
            </li>
          ))}
        </ul>
      )}
      <RemovedExercises removed={catalogue.items.filter(({ own }) => own?.is_removed)} />
    </>
  )
}

export function LibraryPage() {
  const { state, reload } = useCatalogue(0)
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Library</h1>
          <p class="small">
            The catalogue's texts were reviewed for form, not yet by a clinician: your judgement comes first.
          </p>
        </div>
        <div class="acts">
          <a class="act" href="/therapist/library/new">
            New exercise
          </a>
        </div>
      </div>
      <Show state={state} what="the exercises" onRetry={() => void reload()}>
        {(catalogue) => <Library catalogue={catalogue} />}
      </Show>
    </>
  )
}
