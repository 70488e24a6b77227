/** Which saved version the draft is built on, and how it comes onto a newer one without losing what was written. */
import { useState } from 'preact/hooks'
import type { SavedPlan } from '../wire'
import { type Draft, draftOf, emptyDraft } from './draft'
import { type Clash, merge } from './merge'
import type { FoundOther } from './use_save'

export interface Base {
  readonly version: number | null
  readonly draft: Draft
  readonly etag: string | null
}

export function useBase(saved: SavedPlan | null, etag: string | null, today: string) {
  const [base, setBase] = useState<Base>({
    version: saved?.version ?? null,
    draft: saved ? draftOf(saved) : emptyDraft(today),
    etag,
  })
  const [clashes, setClashes] = useState<readonly Clash[]>([])
  const moveTo = (found: FoundOther) => {
    const draft = draftOf(found.plan)
    setBase({ version: found.plan.version, draft, etag: found.etag })
    return draft
  }
  return {
    base,
    /** What both changed when the draft was last taken over. */
    clashes,
    setBase,
    /** `mine` on top of what the other saved. */
    takeOver: (mine: Draft, found: FoundOther): Draft => {
      const merged = merge(base.draft, mine, moveTo(found))
      setClashes(merged.clashes)
      return merged.draft
    },
    takeTheirs: (found: FoundOther): Draft => {
      setClashes([])
      return moveTo(found)
    },
  }
}
