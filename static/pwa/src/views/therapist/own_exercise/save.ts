/** The requests of a save: the words first, then pictures one by one. */
import type { Exercise } from '../../../domain/wire'
import { type Answer, get, request } from '../api'
import type { OwnBody } from './draft'
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

export const fetchExercise = (id: string) => get<Exercise>(`/exercises/${id}`)

/** `exercise`: what is changed; null: a new one is made. */
export const sendWords = (exercise: Exercise | null, body: OwnBody): Promise<Answer<Exercise>> =>
  exercise
    ? request<Exercise>('PUT', `/exercises/${exercise.id}`, { body, ifMatch: exercise.own?.etag ?? null })
    : request<Exercise>('POST', '/exercises', { body })

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
