import { useRef, useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import type { Failure } from '../api'
import { reloadCatalogue } from '../catalogue'
import { type Placed, wrongAt } from '../plan/problems'
import type { Catalogue } from '../wire'
import { bodyOf, type OwnBody, type OwnDraft, type OwnField } from './draft'
import { missingInPictures, type WrongPictures } from './pictures'
import { missingIn, placeProblems } from './problems'
import { saveWords, sendPictures } from './save'
import type { OwnDraftState } from './use_own_draft'

export interface SaveState {
  /** What is being done, in words; null: nothing. */
  readonly doing: string | null
  /** What is wrong with `refused`: a field that was changed since is not wrong any more. */
  readonly wrong: Placed
  readonly refused: OwnDraft | null
  readonly wrongPictures: WrongPictures
  readonly failure: Failure | null
  /** Somebody saved in between: theirs. */
  readonly conflict: Exercise | null
}

const WRITING: SaveState = {
  doing: null,
  wrong: new Map(),
  refused: null,
  wrongPictures: new Map(),
  failure: null,
  conflict: null,
}

/** Saving, and the ways it may be refused. Whatever happens, what was written stays as it is. */
export function useSave(own: OwnDraftState, names: (id: string) => string, meanings: Catalogue['cautions']) {
  const [state, setState] = useState(WRITING)
  const isRunning = useRef(false)
  const { draft, base, pictures } = own

  const placed = (failure: Failure, body: OwnBody) =>
    failure.errors.length > 0 ? { wrong: placeProblems(failure.errors, body, names) } : { failure }

  const send = async (): Promise<Exercise | null> => {
    const body = bodyOf(draft)
    const missing = { wrong: missingIn(body), wrongPictures: missingInPictures(pictures, draft.side === 'per_side') }
    setState({ ...WRITING, ...missing, refused: draft })
    if (missing.wrong.size + missing.wrongPictures.size > 0) return null
    setState({ ...WRITING, doing: 'Saving …' })
    const saved = await saveWords(base, draft, meanings)
    if ('exercise' in saved) return sendRest(saved.exercise)
    setState({ ...WRITING, ...('failure' in saved ? placed(saved.failure, body) : saved), refused: draft })
    return null
  }

  const sendRest = async (known: Exercise): Promise<Exercise | null> => {
    const onSend = (number: number, of: number) =>
      setState({ ...WRITING, doing: of > 1 ? `Sending picture ${number} of ${of} …` : 'Sending the picture …' })
    const { exercise, pictures: left, refused } = await sendPictures(known, pictures, onSend)
    own.keep(exercise, left)
    // The page is left after this; what it holds back is let go of meanwhile.
    await reloadCatalogue()
    setState({ ...WRITING, wrongPictures: refused })
    return refused.size > 0 ? null : exercise
  }

  return {
    ...state,
    /** What is wrong at "name" or "dose/hold_seconds", as long as it stands as it was sent. */
    wrongAt(place: string): readonly string[] {
      const field = place.split('/')[0] as OwnField
      return state.refused?.[field] === draft[field] ? wrongAt(state.wrong, place) : []
    },
    /** The exercise as it is now; null: not all of it could be saved, and the screen says why. */
    async save(): Promise<Exercise | null> {
      if (isRunning.current) return null
      isRunning.current = true
      const saved = await send()
      isRunning.current = false
      return saved
    },
    settle: () => setState(WRITING),
  }
}
