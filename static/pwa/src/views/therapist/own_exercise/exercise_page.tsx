import type { Exercise } from '../../../domain/wire'
import { useCatalogue } from '../catalogue'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import type { Catalogue } from '../wire'
import { draftOf, NOTHING } from './draft'
import { ExerciseForm } from './exercise_form'
import type { Start } from './use_own_draft'

interface Props {
  /** The one to change; null: a new one. */
  readonly exerciseId: string | null
  /** Begins from a copy of this one. */
  readonly copyOfId: string | null
}

function Head({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <div class="page-head">
      <div>
        <p class="crumbs small">
          <a href="/therapist/library">Library</a> / {title}
        </p>
        <h1>{title}</h1>
        <p class="small">{lead}</p>
      </div>
    </div>
  )
}

function leadOf({ exercise }: Start): string {
  if (!exercise?.own) return 'For your practice alone. A name, a family, how to start and one step are enough.'
  const { saved_at, saved_by, is_removed } = exercise.own
  const who = saved_by.display_name ? ` by ${saved_by.display_name}` : ''
  const removed = is_removed ? ' It is removed from the library; plans that have it keep it.' : ''
  return `Saved ${moment(saved_at, new Date())}${who}.${removed}`
}

function OnePage({ catalogue, start }: { readonly catalogue: Catalogue; readonly start: Start }) {
  return (
    <>
      <Head title={start.exercise?.name ?? 'New exercise of your practice'} lead={leadOf(start)} />
      <ExerciseForm catalogue={catalogue} start={start} />
    </>
  )
}

/** As it is by now: the library may have been read before a colleague changed it. */
function Change({ catalogue, id }: { readonly catalogue: Catalogue; readonly id: string }) {
  const { state, reload } = useLoaded<Exercise>(`/exercises/${id}`)
  const { cautions: meanings } = catalogue
  return (
    <Show state={state} what="the exercise" onRetry={() => void reload()}>
      {(exercise) =>
        exercise.own ? (
          <OnePage catalogue={catalogue} start={{ exercise, draft: draftOf(exercise, meanings), meanings }} />
        ) : (
          <Head title="No exercise of your practice" lead="It is of the catalogue. Make a copy to change it." />
        )
      }
    </Show>
  )
}

/** An exercise that the practice makes for itself, with its photos. */
export function OwnExercisePage({ exerciseId, copyOfId }: Props) {
  const { state, reload } = useCatalogue()
  return (
    <Show state={state} what="the exercises" onRetry={() => void reload()}>
      {(catalogue) => {
        if (exerciseId !== null) return <Change catalogue={catalogue} id={exerciseId} />
        const meanings = catalogue.cautions
        const copied = catalogue.items.find(({ id }) => id === copyOfId)
        const draft = copied ? draftOf(copied, meanings) : NOTHING
        return <OnePage catalogue={catalogue} start={{ exercise: null, draft, meanings }} />
      }}
    </Show>
  )
}
