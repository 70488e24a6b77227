import { useState } from 'preact/hooks'
import type { Exercise } from '../../../domain/wire'
import { draftOf, isSame, merged, NOTHING, type OwnDraft, type OwnField } from './draft'
import { type DraftPicture, isTouched, savedPictures, withSaved } from './pictures'

export interface Start {
  /** What the service has; null: a new one. */
  readonly exercise: Exercise | null
  readonly draft: OwnDraft
  readonly meanings: Readonly<Record<string, string>>
}

/** The draft, what it began from, and what may be put in its place: nothing written is lost by any of it. */
export function useOwnDraft({ exercise, draft: first, meanings }: Start) {
  const [base, setBase] = useState({ exercise, draft: exercise ? draftOf(exercise, meanings) : NOTHING })
  const [draft, setDraft] = useState(first)
  const [pictures, setPictures] = useState(() => (exercise ? savedPictures(exercise) : []))
  const [clashes, setClashes] = useState<readonly OwnField[]>([])
  const [earlier, setEarlier] = useState<OwnDraft | null>(null)
  const beginFrom = (theirs: Exercise, next: OwnDraft, differing: readonly OwnField[]) => {
    setBase({ exercise: theirs, draft: draftOf(theirs, meanings) })
    setPictures(withSaved(savedPictures(theirs), pictures))
    setClashes(differing)
    setDraft(next)
  }
  return {
    draft,
    set: (change: Partial<OwnDraft>) => setDraft({ ...draft, ...change }),
    base,
    pictures,
    setPictures,
    isChanged: !isSame(draft, base.draft) || isTouched(pictures),
    /** The service has this much of it now. */
    keep(saved: Exercise, left: readonly DraftPicture[]) {
      setBase({ exercise: saved, draft })
      const isSent = ({ key }: DraftPicture) => pictures.some((each) => each.key === key)
      setPictures((now) => [...left, ...now.filter((picture) => !isSent(picture))])
    },
    /** Fields that two people changed. */
    clashes,
    takeOver(theirs: Exercise) {
      const both = merged(base.draft, draft, draftOf(theirs, meanings))
      beginFrom(theirs, both.draft, both.clashes)
    },
    takeTheirs(theirs: Exercise) {
      setEarlier(draft)
      beginFrom(theirs, draftOf(theirs, meanings), [])
    },
    /** Puts another text in place of the draft. */
    replace(next: OwnDraft) {
      setEarlier(isSame(draft, first) ? null : draft)
      setDraft(next)
    },
    /** What was written before another text took its place. */
    earlier,
    bringBack() {
      if (earlier) setDraft(earlier)
      setEarlier(null)
    },
  }
}

export type OwnDraftState = ReturnType<typeof useOwnDraft>
