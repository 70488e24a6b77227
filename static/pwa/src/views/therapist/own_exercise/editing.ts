/** What every part of the form needs: the draft, how to change it, and what is wrong where. */
import type { Catalogue } from '../wire'
import type { OwnDraft } from './draft'

export interface Editing {
  readonly draft: OwnDraft
  readonly set: (change: Partial<OwnDraft>) => void
  /** "name", "dose/hold_seconds" */
  readonly wrong: (place: string) => readonly string[]
  readonly catalogue: Catalogue
  /** The one that is changed; null: a new one. */
  readonly exerciseId: string | null
}
