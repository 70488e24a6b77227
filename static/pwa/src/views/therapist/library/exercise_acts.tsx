import { useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { type Failure, request } from '../api'
import { reloadCatalogue } from '../catalogue'
import { FailureNotice } from '../parts/notice'
import { say } from '../parts/said'

async function setRemoved({ id, name }: Exercise, is_removed: boolean): Promise<Failure | null> {
  const answer = await request<Exercise>('PATCH', `/exercises/${id}`, { body: { is_removed } })
  if (!answer.ok) return answer.failure
  await reloadCatalogue()
  const undo = { label: 'Undo', run: () => void undone(answer.data) }
  if (is_removed) say(`${name} is out of the library. Plans that have it keep it.`, undo)
  else say(`${name} is back in the library.`)
  return null
}

async function undone(exercise: Exercise): Promise<void> {
  const failure = await setRemoved(exercise, false)
  if (failure) say(failure.text, { label: 'Try again', run: () => void undone(exercise) })
}

/** What can be done with any exercise of the library; with the practice's own a little more. */
export function ExerciseActs({ exercise }: { readonly exercise: Exercise }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const { id, name, own } = exercise
  return (
    <div class="acts">
      {own && (
        <>
          <a class="plain" href={`/therapist/library/${id}`} aria-label={`Change ${name}`}>
            Change
          </a>
          <button
            type="button"
            class="plain"
            aria-label={`Remove ${name}`}
            onClick={() => void setRemoved(exercise, true).then(setFailure)}
          >
            Remove
          </button>
        </>
      )}
      <a class="quiet" href={`/therapist/library/new/from/${id}`} aria-label={`Make a copy of ${name}`}>
        Make a copy
      </a>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}

/** Removed ones are in no list to choose from, but can be put back whenever that is missed. */
export function RemovedExercises({ removed }: { readonly removed: readonly Exercise[] }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  if (removed.length === 0) return null
  return (
    <details class="card">
      <summary>Removed from the library ({removed.length})</summary>
      <ul class="chosen">
        {removed.map((exercise) => (
          <li key={exercise.id}>
            {exercise.name}
            <button
              type="button"
              class="plain"
              aria-label={`Put back ${exercise.name}`}
              onClick={() => void setRemoved(exercise, false).then(setFailure)}
            >
              Put back
            </button>
          </li>
        ))}
      </ul>
      {failure && <FailureNotice failure={failure} />}
    </details>
  )
}
