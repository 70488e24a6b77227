/** The pictures of an own exercise while it is being written: those that are kept, and photos that wait to be sent. */
import type { Exercise } from '../../../domain/wire'
import type { Failure } from '../api'
import { HEAD_BYTES, kindOf, whyNot } from './picture_file'
import { madeSmaller } from './shrink'
import { MOST_PICTURES, type Shows } from './words'

export interface DraftPicture {
  readonly key: string
  /** Where it is shown from. */
  readonly address: string
  /** What is to be sent; null: the service has it. */
  readonly file: Blob | null
  readonly alt: string
  /** Null: not said yet. */
  readonly shows: Shows | null
  /** To be removed, or not to be sent: it can be taken back until the exercise is saved. */
  readonly isOut: boolean
}

export const savedPictures = ({ pictures }: Exercise): readonly DraftPicture[] =>
  (pictures?.frames ?? []).map(({ name, alt, files, shows }) => ({
    key: name,
    address: files.woman,
    file: null,
    alt,
    shows: shows ?? 'none',
    isOut: false,
  }))

/** What the service has now, with what is still meant to be done: photos to send and pictures to remove. */
export function withSaved(saved: readonly DraftPicture[], before: readonly DraftPicture[]): readonly DraftPicture[] {
  const out = new Set(before.filter(({ isOut }) => isOut).map(({ key }) => key))
  return [
    ...saved.map((picture) => ({ ...picture, isOut: out.has(picture.key) })),
    ...before.filter(({ file }) => file !== null),
  ]
}

export const toRemove = (pictures: readonly DraftPicture[]) =>
  pictures.filter(({ file, isOut }) => file === null && isOut)

export const toSend = (pictures: readonly DraftPicture[]) =>
  pictures.filter(({ file, isOut }) => file !== null && !isOut)

export const hasRoom = (pictures: readonly DraftPicture[]) =>
  pictures.filter(({ isOut }) => !isOut).length < MOST_PICTURES

export const isTouched = (pictures: readonly DraftPicture[]) => toRemove(pictures).length + toSend(pictures).length > 0

export interface PictureProblems {
  readonly alt?: readonly string[]
  readonly shows?: readonly string[]
  readonly file?: readonly string[]
}

/** By the picture as it was refused: one that was changed since is another. */
export type WrongPictures = ReadonlyMap<DraftPicture, PictureProblems>

/** What a photo lacks before it can be sent. `hasSides`: the exercise is done for one side and the other. */
export function missingInPictures(pictures: readonly DraftPicture[], hasSides: boolean): WrongPictures {
  const wrong = toSend(pictures).flatMap((picture): [DraftPicture, PictureProblems][] => {
    const noAlt = picture.alt.trim() === '' ? { alt: ['Say what it shows, for people who cannot see it.'] } : {}
    const noSide =
      hasSides && picture.shows === null
        ? { shows: ['Say which leg works: the phone turns the photo round for the other.'] }
        : {}
    return noAlt.alt || noSide.shows ? [[picture, { ...noAlt, ...noSide }]] : []
  })
  return new Map(wrong)
}

const FIELDS = ['alt', 'shows'] as const

/** Why the service did not take a photo, at its fields; what is no field's stands at the photo itself. */
export function refusalOf(failure: Failure): PictureProblems {
  const at = (field: string) =>
    failure.errors.filter(({ pointer }) => pointer === `/${field}`).map((each) => each.message)
  const fields = Object.fromEntries(FIELDS.flatMap((field) => (at(field).length > 0 ? [[field, at(field)]] : [])))
  const isOfField = ({ pointer }: { readonly pointer: string }) => FIELDS.some((field) => pointer === `/${field}`)
  const others = failure.errors.filter((error) => !isOfField(error)).map(({ message }) => message)
  const file = failure.errors.length === 0 ? [failure.text] : others
  return { ...fields, ...(file.length > 0 ? { file } : {}) }
}

export function formOf({ file, alt, shows }: DraftPicture): FormData {
  const form = new FormData()
  form.append('alt', alt.trim())
  form.append('shows', shows ?? 'none')
  if (file) form.append('file', file, 'picture')
  return form
}

let given = 0

export type Chosen = { readonly picture: DraftPicture } | { readonly wrong: string }

/** A chosen or taken photo, made ready to be looked at and sent; or why it cannot be. */
export async function pictureFrom(file: Blob): Promise<Chosen> {
  const kind = kindOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  const notThis = whyNot(kind, 0)
  const smaller = notThis ? file : await madeSmaller(file)
  const wrong = notThis ?? whyNot(kind, smaller.size)
  if (wrong) return { wrong }
  const address = URL.createObjectURL(smaller)
  return { picture: { key: `photo-${++given}`, address, file: smaller, alt: '', shows: null, isOut: false } }
}
