import { useEffect, useReducer, useState } from 'preact/hooks'
import { nameOf } from '../catalogue'
import { FailureNotice } from '../parts/notice'
import { PauseNotice } from '../pauses/pause_notice'
import { navigate } from '../router'
import type { Catalogue, ClientCautions, ClientItem, PlanPreview, SavedPlan, Template } from '../wire'
import { Conflict } from './conflict'
import { CopyDialog } from './copy_dialog'
import { DeskProvider, useDesk } from './desk'
import { isSame } from './draft'
import { isIn, reduce, startHistory } from './history'
import { LeaveGuard } from './leave_guard'
import { type Clash, clashWords } from './merge'
import { PlanFields } from './plan_fields'
import { GENERAL, wrongAt } from './problems'
import { RoutineEditor } from './routine_editor'
import { SaveBar } from './save_bar'
import { SendSheet } from './send_sheet'
import { StartRoutine } from './start_routine'
import { BackNotice, type StartWith, useStartWith } from './start_with'
import { useUndoKeys } from './undo_keys'
import { useBase } from './use_base'
import { useDeskOf } from './use_desk_of'
import { usePreview } from './use_preview'
import { useSave } from './use_save'

interface Props {
  readonly client: ClientItem
  readonly cautions: ClientCautions
  readonly catalogue: Catalogue
  readonly templates: readonly Template[]
  readonly startWith: StartWith
  /** Offers this client's plan to begin with. */
  readonly copyFromId: string | null
  readonly saved: SavedPlan | null
  readonly etag: string | null
  readonly today: string
}

function Head({ client, version }: { readonly client: ClientItem; readonly version: number | null }) {
  return (
    <div class="page-head">
      <div>
        <p class="crumbs small">
          <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a> /
          Plan
        </p>
        <h1 tabIndex={-1}>
          {version === null ? `A plan for ${client.display_name}` : `Change the plan of ${client.display_name}`}
        </h1>
        {version !== null && (
          <p class="small">
            From version {version}. Saving makes version {version + 1}; days already gone keep the plan they had.
          </p>
        )}
      </div>
    </div>
  )
}

/** What stands over the whole plan: who may prescribe, what holds it, what is wrong with it, what both changed. */
function Notices({ clashes }: { readonly clashes: readonly Clash[] }) {
  const { cautions, client, exercises, notForYou, placed } = useDesk()
  return (
    <>
      {notForYou && (
        <p class="notice">
          You suggest from the library. What is greyed out there is for other professions; what a plan holds of it
          already stays. {notForYou}
        </p>
      )}
      {clashes.length > 0 && (
        <p class="notice" role="status">
          You both changed {clashes.map((clash) => clashWords(clash, (id) => nameOf(exercises, id))).join(', ')}. What
          you wrote stands; look at it before you send.
        </p>
      )}
      <PauseNotice client={client} />
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
    </>
  )
}

function weekSeconds(answer: PlanPreview | undefined): number | null {
  const all = answer?.routines.map((routine) => routine.week_seconds) ?? []
  return all.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
}

export function Builder(props: Props) {
  const { client, cautions, catalogue, templates, startWith, saved, etag, today } = props
  const { base, clashes, takeOver, takeTheirs } = useBase(saved, etag, today)
  const [history, dispatch] = useReducer(reduce, base.draft, startHistory)
  const draft = history.present
  const { preview, failure } = usePreview(client.id, draft)
  const save = useSave(client.id)
  const { desk, said } = useDeskOf(
    { client, cautions, catalogue, templates },
    { draft, dispatch, preview, refused: save.refused },
  )
  const back = useStartWith(startWith, base.draft, desk)
  useUndoKeys(dispatch)
  const [isReviewed, setIsReviewed] = useState(false)
  const [copyFromId, setCopyFromId] = useState(props.copyFromId)
  const problems = preview?.of === draft ? preview.answer.problems : []
  useEffect(() => {
    if (!isReviewed || problems.length === 0) return
    setIsReviewed(false)
    save.refuse(draft, problems)
  }, [isReviewed, problems.length])
  const isChanged = !isSame(draft, base.draft)
  const leave = () => navigate(`/therapist/clients/${client.id}`)
  const send = async () => {
    const sent = await save.send(draft, base.etag)
    // What was refused is shown where it stands, under the sheet.
    if (sent === 'refused') setIsReviewed(false)
    return sent === 'saved'
  }
  const onSave = async () => {
    if (base.version !== null) setIsReviewed(true)
    else if (await send()) leave()
  }
  const settle = (next: typeof draft) => {
    // What was pressed goes with the choice.
    document.querySelector<HTMLElement>('main h1')?.focus()
    dispatch({ do: 'edit', edit: () => next })
    save.settle()
  }
  const { conflict } = save
  return (
    <DeskProvider value={desk}>
      <LeaveGuard isChanged={isChanged && !save.isSaved} />
      <Head client={client} version={base.version} />
      <p class="only-read" role="status">
        {said}
      </p>
      {conflict && !isReviewed && (
        <Conflict
          clientId={client.id}
          found={conflict}
          from={base.version}
          onTakeOver={() => settle(takeOver(draft, conflict))}
          onTakeTheirs={() => settle(takeTheirs(conflict))}
        />
      )}
      {back && (back.isSame || isIn(history, back.told.draft)) && <BackNotice back={back} />}
      <Notices clashes={clashes} />
      <PlanFields draft={draft} today={today} />
      {draft.routines.map((routine, index) => (
        <RoutineEditor key={routine.key} routine={routine} index={index} of={draft.routines.length} />
      ))}
      <StartRoutine isFirst={draft.routines.length === 0} />
      {save.failure && !isReviewed && <FailureNotice failure={save.failure} onRetry={() => void onSave()} />}
      <SaveBar
        history={history}
        dispatch={dispatch}
        isChanged={isChanged}
        isSaving={save.isSaving}
        isCounting={preview?.of !== draft}
        previewFailed={failure !== null}
        weekSeconds={weekSeconds(preview?.answer)}
        isReviewed={base.version !== null}
        onSave={() => void onSave()}
      />
      {copyFromId && <CopyDialog fromId={copyFromId} onClose={() => setCopyFromId(null)} />}
      {isReviewed && (
        <SendSheet
          draft={draft}
          preview={preview}
          previewFailed={failure !== null}
          today={today}
          isSaving={save.isSaving}
          failure={save.failure}
          onSave={send}
          onDone={leave}
          onClose={() => setIsReviewed(false)}
        />
      )}
    </DeskProvider>
  )
}
