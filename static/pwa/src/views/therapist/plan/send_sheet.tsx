import { useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { useLoaded } from '../loading'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useNextDay } from '../visits/next_day'
import type { Visit, VisitPage } from '../wire'
import { useDesk } from './desk'
import type { Draft } from './draft'
import { setPlan } from './edits'
import { wrongAt } from './problems'
import type { Preview } from './use_preview'

interface Props {
  readonly draft: Draft
  readonly preview: Preview | null
  readonly previewFailed: boolean
  readonly today: string
  readonly isSaving: boolean
  readonly failure: Failure | null
  /** Saves the plan; true: it is saved. */
  readonly onSave: () => Promise<boolean>
  readonly onDone: () => void
  readonly onClose: () => void
}

/** What the phone will have from now on, line by line. */
function Changes({ draft, preview, previewFailed }: Pick<Props, 'draft' | 'preview' | 'previewFailed'>) {
  if (previewFailed) return <p class="notice">What changes cannot be told just now. You may send it all the same.</p>
  if (preview?.of !== draft) return <p role="status">Comparing with the last version …</p>
  const { changes } = preview.answer
  if (changes.length === 0) return <p>Nothing changes in the routines.</p>
  return (
    <ul class="bullets changes">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}

// One that stands, behind a few that were taken back.
const OF_TODAY = 5

/** A draft of today's visit: recorded with the plan, when it was not already. */
function useVisit(clientId: string, today: string) {
  const { state } = useLoaded<VisitPage>(`/clients/${clientId}/visits?limit=${OF_TODAY}`)
  const [isWanted, setIsWanted] = useState(false)
  const { nextOn, setNextOn } = useNextDay(state.status === 'ready' ? state.data : null, today)
  const isToday = ({ visited_on, is_withdrawn }: Visit) => visited_on === today && !is_withdrawn
  const isKnown = state.status === 'ready' && state.data.items.some(isToday)
  const record = () =>
    post<Visit>(`/clients/${clientId}/visits`, { visited_on: today, next_visit_on: nextOn || null, note: '' })
  return { isKnown, isWanted: isWanted && !isKnown, setIsWanted, nextOn, setNextOn, record }
}

function VisitFields({ visit, today }: { readonly visit: ReturnType<typeof useVisit>; readonly today: string }) {
  if (visit.isKnown) return <p class="small">Today's visit is recorded.</p>
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={visit.isWanted}
          onChange={(event) => visit.setIsWanted(event.currentTarget.checked)}
        />
        Record today's visit
      </label>
      {visit.isWanted && (
        <TextField
          label="Next visit, if you know it"
          type="date"
          value={visit.nextOn}
          min={today}
          onInput={visit.setNextOn}
        />
      )}
    </>
  )
}

/** The last look before a new version reaches the phone: what changes, a message, and the visit it was made in. */
export function SendSheet(props: Props) {
  const { draft, today, isSaving, failure, onSave, onDone, onClose } = props
  const { client, change, placed } = useDesk()
  const visit = useVisit(client.id, today)
  const [isSaved, setIsSaved] = useState(false)
  const [notRecorded, setNotRecorded] = useState<Failure | null>(null)
  const send = async () => {
    if (!isSaved && !(await onSave())) return
    setIsSaved(true)
    const answer = visit.isWanted ? await visit.record() : null
    // 409: somebody recorded today's in the meantime.
    if (answer && !answer.ok && answer.failure.status !== 409) return setNotRecorded(answer.failure)
    onDone()
  }
  return (
    <Dialog title={`What changes for ${client.display_name}`} onClose={isSaved ? onDone : onClose}>
      <div class="form">
        <Changes {...props} />
        <NoteField
          label="Message to the client"
          value={draft.note}
          onInput={(note) => change(setPlan({ note }), 'note')}
          errors={wrongAt(placed, 'plan/note')}
          hint="Shown on the phone beside the routine, with this version and until you change it."
        />
        <VisitFields visit={visit} today={today} />
        {failure && <FailureNotice failure={failure} />}
        {notRecorded && (
          <FailureNotice
            failure={{ ...notRecorded, text: `The plan is sent, the visit is not recorded: ${notRecorded.text}` }}
          />
        )}
        <div class="wrap">
          <button type="button" class="act" autofocus disabled={isSaving} onClick={() => void send()}>
            {isSaving ? 'Sending …' : 'Send to the phone'}
          </button>
          <button type="button" class="plain" onClick={isSaved ? onDone : onClose}>
            {isSaved ? 'Go on without the visit' : 'Go on writing'}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
