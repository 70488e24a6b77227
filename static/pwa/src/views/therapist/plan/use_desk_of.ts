import { useMemo, useState } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { byId } from '../catalogue'
import { useLoaded } from '../loading'
import type {
  Brief,
  Catalogue,
  ClientCautions,
  ClientItem,
  HoldRecord,
  OwnTemplate,
  PlanProblem,
  Template,
} from '../wire'
import type { Desk } from './desk'
import type { Draft } from './draft'
import type { Action } from './history'
import { type Placed, placeProblems, withScope } from './problems'
import { useNotForYou } from './scope'
import { secondsByKey } from './seconds'
import type { Preview } from './use_preview'
import { placeWarnings } from './warnings'

interface Known {
  readonly client: ClientItem
  readonly cautions: ClientCautions
  readonly catalogue: Catalogue
  readonly templates: readonly Template[]
}

interface Written {
  readonly draft: Draft
  readonly dispatch: (action: Action) => void
  readonly preview: Preview | null
  readonly refused: { readonly draft: Draft; readonly problems: readonly PlanProblem[] } | null
}

const NO_SECONDS: ReadonlyMap<string, number> = new Map()
const NO_WARNINGS: Placed = new Map()

/** The desk for what is being written; `said` is for the live region. */
export function useDeskOf(known: Known, { draft, dispatch, preview, refused }: Written) {
  const [said, setSaid] = useState('')
  const exercises = useMemo(() => byId(known.catalogue), [known.catalogue])
  const holds = useLoaded<Page<HoldRecord>>(`/clients/${known.client.id}/holds`)
  const own = useLoaded<{ readonly items: readonly OwnTemplate[] }>('/practice/routines')
  const brief = useLoaded<Pick<Brief, 'light'>>(`/clients/${known.client.id}/brief`)
  const seconds = useMemo(() => (preview ? secondsByKey(preview.of, preview.answer) : NO_SECONDS), [preview])
  const warned = useMemo(() => (preview ? placeWarnings(preview.of, preview.answer.warnings) : NO_WARNINGS), [preview])
  const placed = useMemo(() => {
    const told = placeProblems(refused?.draft ?? draft, refused?.problems ?? [])
    return preview ? withScope(told, preview.of, preview.answer.problems) : told
  }, [refused, draft, preview])
  const desk: Desk = {
    ...known,
    exercises,
    ownTemplates: own.state.status === 'ready' ? own.state.data.items : null,
    onTemplates: () => void own.reload(),
    placed,
    warned,
    notForYou: useNotForYou(),
    holds: holds.state.status === 'ready' ? holds.state.data.items.filter((hold) => hold.opened_at === null) : [],
    advice: brief.state.status === 'ready' ? brief.state.data.light.suggestions : [],
    onOpened: () => void holds.reload(),
    change: (edit, field) => dispatch({ do: 'edit', edit, ...(field ? { field } : {}) }),
    announce: setSaid,
    secondsOf: (key) => seconds.get(key) ?? null,
  }
  return { desk, said }
}
