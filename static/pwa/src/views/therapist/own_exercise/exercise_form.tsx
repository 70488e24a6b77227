import { useEffect, useRef } from 'preact/hooks'
import { byId, nameOf, offered } from '../catalogue'
import { FailureNotice } from '../parts/notice'
import { hush, say } from '../parts/said'
import { LeaveGuard } from '../plan/leave_guard'
import { GENERAL, wrongAt } from '../plan/problems'
import { navigate } from '../router'
import type { Catalogue } from '../wire'
import { ClientCard } from './client_card'
import { ConflictCard } from './conflict_card'
import { DoseCard } from './dose_card'
import { draftOf } from './draft'
import type { Editing } from './editing'
import { AddFrom } from './lists'
import { PicturesCard } from './pictures_card'
import { PlaceCard } from './place_card'
import { SafetyCard } from './safety_card'
import { type OwnDraftState, type Start, useOwnDraft } from './use_own_draft'
import { type SaveState, useSave } from './use_save'
import { LABELS } from './words'

const UNSAVED = 'What you wrote of this exercise, and photos that were not sent, would be gone.'

/** What was put in place of something written, and what two people changed. */
function Notices({ own, save }: { readonly own: OwnDraftState; readonly save: SaveState }) {
  const { clashes, earlier, bringBack } = own
  return (
    <>
      {clashes.length > 0 && (
        <p class="notice" role="status">
          You both changed {clashes.map((field) => LABELS[field].toLowerCase()).join(', ')}. What you wrote stands; look
          at it before you save.
        </p>
      )}
      {earlier && (
        <div class="notice" role="status">
          <p>Another text stands here now.</p>
          <button type="button" class="plain" onClick={bringBack}>
            Bring back what I wrote
          </button>
        </div>
      )}
      {wrongAt(save.wrong, GENERAL).map((words) => (
        <p key={words} class="notice bad" role="alert">
          {words}
        </p>
      ))}
    </>
  )
}

/** Any exercise to begin a new one from. Its pictures are not copied: they show what they were made for. */
function StartFrom({ catalogue, own }: { readonly catalogue: Catalogue; readonly own: OwnDraftState }) {
  const exercises = byId(catalogue)
  const start = (id: string) => {
    const exercise = exercises.get(id)
    if (exercise) own.replace(draftOf(exercise, catalogue.cautions))
  }
  return (
    <div class="card">
      <AddFrom
        label="Start from a copy of"
        button="Copy"
        hint="Words, dose and cautions are copied; pictures are not. Change the name, so that it tells the two apart."
        options={offered(catalogue).map(({ id, name }) => ({ value: id, label: name }))}
        onAdd={start}
      />
    </div>
  )
}

/** After a save that was refused the first field that has to change has the focus. */
function useFocusOnWrong({ wrong, wrongPictures }: SaveState) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (wrong.size + wrongPictures.size === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input, [data-wrong] button')?.focus()
  }, [wrong, wrongPictures])
  return form
}

interface Props {
  readonly catalogue: Catalogue
  readonly start: Start
}

export function ExerciseForm({ catalogue, start }: Props) {
  const exercises = byId(catalogue)
  const own = useOwnDraft(start)
  const save = useSave(own, (id) => nameOf(exercises, id), catalogue.cautions)
  const form = useFocusOnWrong(save)
  useEffect(hush, [])
  const { conflict, failure } = save
  const saved = own.base.exercise
  const editing: Editing = {
    draft: own.draft,
    set: own.set,
    wrong: save.wrongAt,
    catalogue,
    exerciseId: saved?.id ?? null,
  }
  const onSave = async () => {
    const exercise = await save.save()
    if (!exercise) return
    navigate('/therapist/library')
    say(
      start.exercise
        ? `${exercise.name} is saved. Phones with it in their plan have it at their next contact.`
        : `${exercise.name} is in the library now.`,
    )
  }
  const settle = (act: () => void) => {
    act()
    save.settle()
  }
  return (
    <form
      ref={form}
      class="stack"
      aria-label="Exercise"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSave()
      }}
    >
      <LeaveGuard isChanged={own.isChanged} words={UNSAVED} />
      {conflict && (
        <ConflictCard
          theirs={conflict}
          base={own.base.draft}
          meanings={catalogue.cautions}
          onTakeOver={() => settle(() => own.takeOver(conflict))}
          onTakeTheirs={() => settle(() => own.takeTheirs(conflict))}
        />
      )}
      <Notices own={own} save={save} />
      {!saved && <StartFrom catalogue={catalogue} own={own} />}
      <div class="two-columns even">
        <div class="stack">
          <ClientCard {...editing} />
          <PicturesCard
            pictures={own.pictures}
            hasSides={own.draft.side === 'per_side'}
            wrong={save.wrongPictures}
            onChange={own.setPictures}
          />
        </div>
        <div class="stack">
          <PlaceCard {...editing} />
          <DoseCard {...editing} />
        </div>
      </div>
      <SafetyCard {...editing} />
      {failure && <FailureNotice failure={failure} onRetry={() => void onSave()} />}
      <div class="save-bar">
        <div class="save-row">
          <span class="small" role="status">
            {save.doing ?? (own.isChanged ? 'Not saved yet' : 'No changes')}
          </span>
          <a class="plain" href="/therapist/library">
            Back to the library
          </a>
          <button type="submit" class="act" disabled={save.doing !== null || !own.isChanged}>
            Save exercise
          </button>
        </div>
      </div>
    </form>
  )
}
