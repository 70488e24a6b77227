import { useEffect, useMemo, useReducer, useState } from 'preact/hooks'
import type { Page } from '../../../domain/wire'
import { byId } from '../catalogue'
import { useLoaded } from '../loading'
import { FailureNotice } from '../parts/notice'
import { navigate } from '../router'
import type { Catalogue, ClientCautions, ClientItem, HoldRecord, SavedPlan, Template } from '../wire'
import { Conflict } from './conflict'
import { type Desk, DeskProvider } from './desk'
import { draftOf, emptyDraft, fittedRoutine, isSame, routineOf } from './draft'
import { addRoutine } from './edits'
import { reduce, startHistory } from './history'
import { LeaveGuard } from './leave_guard'
import { PlanFields } from './plan_fields'
import { GENERAL, placeProblems, withScope, wrongAt } from './problems'
import { RoutineEditor } from './routine_editor'
import { SaveBar } from './save_bar'
import { useNotForYou } from './scope'
import { secondsByKey } from './seconds'
import { StartRoutine } from './start_routine'
import { usePreview } from './use_preview'
import { useSave } from './use_save'

interface Props {
  readonly client: ClientItem
  readonly cautions: ClientCautions
  readonly catalogue: Catalogue
  readonly templates: readonly Template[]
  /** Adds this one to begin with, as the first change: undo takes it out again. */
  readonly startFrom: Template | null
  readonly saved: SavedPlan | null
  readonly etag: string | null
  readonly today: string
}

const NO_SECONDS: ReadonlyMap<string, number> = new Map()

function Head({ client, version }: { readonly client: ClientItem; readonly version: number | null }) {
  return (
    <div class="page-head">
      <div>
        <p class="crumbs small">
          <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a> /
          Plan
        </p>
        <h1>{version === null ? `A plan for ${client.display_name}` : `Change the plan of ${client.display_name}`}</h1>
        {version !== null && (
          <p class="small">
            From version {version}. Saving makes version {version + 1}; days already gone keep the plan they had.
          </p>
        )}
      </div>
    </div>
  )
}

export function Builder({ client, cautions, catalogue, templates, startFrom, saved, etag, today }: Props) {
  const [base, setBase] = useState({
    version: saved?.version ?? null,
    draft: saved ? draftOf(saved) : emptyDraft(today),
    etag,
  })
  const [history, dispatch] = useReducer(reduce, base.draft, startHistory)
  const draft = history.present
  const exercises = useMemo(() => byId(catalogue), [catalogue])
  useEffect(() => {
    if (!startFrom) return
    const affected = client.affected_side
    const routine = fittedRoutine(routineOf(startFrom, affected), { cautions, exercises, affected })
    dispatch({ do: 'edit', edit: addRoutine(routine) })
  }, [])
  const { preview, failure } = usePreview(client.id, draft)
  const save = useSave(client.id)
  const holds = useLoaded<Page<HoldRecord>>(`/clients/${client.id}/holds`)
  const seconds = useMemo(() => (preview ? secondsByKey(preview.of, preview.answer) : NO_SECONDS), [preview])
  const refused = save.refused
  const placed = useMemo(() => {
    const told = placeProblems(refused?.draft ?? draft, refused?.problems ?? [])
    return preview ? withScope(told, preview.of, preview.answer.problems) : told
  }, [refused, draft, preview])
  const desk: Desk = {
    client,
    cautions,
    catalogue,
    exercises,
    templates,
    placed,
    notForYou: useNotForYou(),
    holds: holds.state.status === 'ready' ? holds.state.data.items.filter((hold) => hold.opened_at === null) : [],
    onOpened: () => void holds.reload(),
    change: (edit, field) => dispatch({ do: 'edit', edit, ...(field ? { field } : {}) }),
    secondsOf: (key) => seconds.get(key) ?? null,
  }
  const isChanged = !isSame(draft, base.draft)
  const onSave = async () => {
    if (!(await save.send(draft, base.etag))) return
    setBase({ ...base, draft })
    navigate(`/therapist/clients/${client.id}`)
  }
  return (
    <DeskProvider value={desk}>
      <LeaveGuard isChanged={isChanged && !save.isSaved} />
      <Head client={client} version={base.version} />
      {desk.notForYou && (
        <p class="notice">
          You suggest from the library. What is greyed out there is for other professions; what a plan holds of it
          already stays. {desk.notForYou}
        </p>
      )}
      {save.conflict && (
        <Conflict
          clientId={client.id}
          found={save.conflict}
          onKeepMine={() => {
            setBase({ ...base, version: save.conflict?.plan.version ?? null, etag: save.conflict?.etag ?? null })
            save.settle()
          }}
          onTakeTheirs={(plan, newEtag) => {
            const theirs = draftOf(plan)
            setBase({ version: plan.version, draft: theirs, etag: newEtag })
            dispatch({ do: 'edit', edit: () => theirs })
            save.settle()
          }}
        />
      )}
      {cautions.gates.map(({ code, note }) => (
        <p key={code} class="notice bad" role="note">
          <b>Nothing is practised for now. </b>
          {note} You may prepare the plan; the phone opens once you lift this under{' '}
          <a href={`/therapist/clients/${client.id}/first-visit`}>First visit</a>.
        </p>
      ))}
      {wrongAt(placed, GENERAL).map((text) => (
        <p key={text} class="notice bad" role="alert">
          {text}
        </p>
      ))}
      <PlanFields draft={draft} today={today} />
      {draft.routines.map((routine, index) => (
        <RoutineEditor key={routine.key} routine={routine} index={index} of={draft.routines.length} />
      ))}
      <StartRoutine isFirst={draft.routines.length === 0} />
      {save.failure && <FailureNotice failure={save.failure} onRetry={() => void onSave()} />}
      <SaveBar
        history={history}
        dispatch={dispatch}
        isChanged={isChanged}
        isSaving={save.isSaving}
        isCounting={preview?.of !== draft}
        previewFailed={failure !== null}
        onSave={() => void onSave()}
      />
    </DeskProvider>
  )
}
