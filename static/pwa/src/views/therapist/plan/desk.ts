/** What every part of the builder needs: the client, the words, what is wrong where, and how to change the draft. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ExerciseById } from '../catalogue'
import type { BriefLight, Catalogue, ClientCautions, ClientItem, HoldRecord, OwnTemplate, Template } from '../wire'
import type { Edit } from './edits'
import type { Placed } from './problems'

export interface Desk {
  readonly client: ClientItem
  readonly cautions: ClientCautions
  readonly catalogue: Catalogue
  readonly exercises: ExerciseById
  readonly templates: readonly Template[]
  /** The practice's own, by name; null while they are not known. */
  readonly ownTemplates: readonly OwnTemplate[] | null
  readonly onTemplates: () => void
  readonly placed: Placed
  /** What to think twice about, by place, as the service last said. */
  readonly warned: Placed
  /** Why the person at the desk may not prescribe what is for some professions only; null: they may. */
  readonly notForYou: string | null
  /** Exercises that are on hold for this client. */
  readonly holds: readonly HoldRecord[]
  readonly onOpened: () => void
  /** What the last sessions speak for, by exercise. */
  readonly advice: BriefLight['suggestions']
  /** `field` names what is being typed or stepped, so that one undo takes the whole run back. */
  readonly change: (edit: Edit, field?: string) => void
  /** Says to a screen reader what a change did. */
  readonly announce: (text: string) => void
  /** Seconds by routine or prescription key, as the service counts them; null while not known. */
  readonly secondsOf: (key: string) => number | null
}

const DeskContext = createContext<Desk | null>(null)

export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of the plan builder stands outside of it')
  return desk
}
