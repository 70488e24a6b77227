/** The requests of a save: the words first, then pictures one by one. */
import type { Exercise } from '../../../domain/wire'
import { type Answer, type Failure, get, request } from '../api'
import type { Catalogue } from '../wire'
import { bodyOf, draftOf, isSame, type OwnDraft } from './draft'
import {
  type DraftPicture,
  formOf,
  refusalOf,
  savedPictures,
  toRemove,
  toSend,
  type WrongPictures,
  withSaved,
} from './pictures'

const fetchExercise = (id: string) => get<Exercise>(`/exercises/${id}`)

type Meanings = Catalogue['cautions']

/** What the service has; `exercise` null: nothing yet. */
interface Base {
  readonly exercise: Exercise | null
  readonly draft: OwnDraft
}

export type WordsSaved =
  | { readonly exercise: Exercise }
  /** Somebody saved in between: theirs. */
  | { readonly conflict: Exercise }
  | { readonly failure: Failure }

const saysSame = (exercise: Exercise, draft: OwnDraft, meanings: Meanings) => isSame(draftOf(exercise, meanings), draft)

/** Over what somebody saved meanwhile: unless that says just the same, as after a save whose answer was lost. */
async function changed(id: string, draft: OwnDraft, meanings: Meanings): Promise<WordsSaved> {
  const theirs = await fetchExercise(id)
  if (!theirs.ok) return { failure: theirs.failure }
  return saysSame(theirs.data, draft, meanings) ? { exercise: theirs.data } : { conflict: theirs.data }
}

/** A new one meets its own name where an earlier save went through and its answer was lost. */
async function nameTaken(failure: Failure, draft: OwnDraft): Promise<WordsSaved> {
  const known = await get<Catalogue>('/exercises')
  if (!known.ok) return { failure }
  const { items, cautions } = known.data
  const standing = items.filter(({ own }) => own && !own.is_removed)
  const exercise = standing.find((each) => saysSame(each, draft, cautions))
  return exercise ? { exercise } : { failure }
}

/** Saves what was written over `base`, or as a new exercise. What says the same is not sent. */
export async function saveWords(base: Base, draft: OwnDraft, meanings: Meanings): Promise<WordsSaved> {
  const { exercise } = base
  if (exercise && isSame(draft, base.draft)) return { exercise }
  const body = bodyOf(draft)
  const answer = exercise
    ? await request<Exercise>('PUT', `/exercises/${exercise.id}`, { body, ifMatch: exercise.own?.etag ?? null })
    : await request<Exercise>('POST', '/exercises', { body })
  if (answer.ok) return { exercise: answer.data }
  const { failure } = answer
  if (exercise && (failure.status === 412 || failure.status === 428)) return changed(exercise.id, draft, meanings)
  return !exercise && failure.errors.some(({ code }) => code === 'name_taken') ? nameTaken(failure, draft) : { failure }
}

/** A colleague may have removed it too: then it is as wished, and the exercise is asked for. */
async function remove({ id }: Exercise, picture: DraftPicture): Promise<Answer<Exercise>> {
  const answer = await request<Exercise>('DELETE', `/exercises/${id}/pictures/${picture.key}`)
  return !answer.ok && answer.failure.status === 404 ? fetchExercise(id) : answer
}

const send = ({ id }: Exercise, picture: DraftPicture) =>
  request<Exercise>('POST', `/exercises/${id}/pictures`, { form: formOf(picture) })

export interface PicturesSaved {
  readonly exercise: Exercise
  /** Those that wait still come after those that are kept. */
  readonly pictures: readonly DraftPicture[]
  /** The one that was not taken, among `pictures`. */
  readonly refused: WrongPictures
}

/** One after another, so that what came before a failure is not sent twice. `onSend`: the how manyth of how many. */
export async function sendPictures(
  start: Exercise,
  pictures: readonly DraftPicture[],
  onSend: (number: number, of: number) => void,
): Promise<PicturesSaved> {
  const sent = toSend(pictures)
  let exercise = start
  let left = withSaved(savedPictures(start), pictures)
  for (const picture of [...toRemove(pictures), ...sent]) {
    if (picture.file) onSend(sent.indexOf(picture) + 1, sent.length)
    const answer = await (picture.file ? send(exercise, picture) : remove(exercise, picture))
    if (!answer.ok) {
      const refused = left
        .filter(({ key }) => key === picture.key)
        .map((each) => [each, refusalOf(answer.failure)] as const)
      return { exercise, pictures: left, refused: new Map(refused) }
    }
    exercise = answer.data
    left = withSaved(
      savedPictures(exercise),
      left.filter(({ key }) => key !== picture.key),
    )
    if (picture.file) URL.revokeObjectURL(picture.address)
  }
  return { exercise, pictures: left, refused: new Map() }
}
