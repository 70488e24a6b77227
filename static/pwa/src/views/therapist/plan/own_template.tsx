import { useState } from 'preact/hooks'
import { type Failure, post, request } from '../api'
import { Dialog } from '../parts/dialog'
import { NoteField, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { OwnTemplate } from '../wire'
import { useDesk } from './desk'
import { bodyOf, type DraftRoutine, emptyDraft } from './draft'

const setRemoved = ({ id }: OwnTemplate, is_removed: boolean) =>
  request<OwnTemplate>('PATCH', `/practice/routines/${id}`, { body: { is_removed } })

/** The routine as a template's body, without what is about the client. */
function templateBody(routine: DraftRoutine, name: string, description: string) {
  const prescriptions = routine.prescriptions.map((each) => ({ ...each, id: null, note: '' }))
  const [body] = bodyOf({ ...emptyDraft(''), routines: [{ ...routine, id: null, prescriptions }] }).routines
  return { ...body, name: name.trim(), description: description.trim() }
}

function KeepDialog({ routine, onClose }: { readonly routine: DraftRoutine; readonly onClose: () => void }) {
  const { announce, onTemplates } = useDesk()
  const [name, setName] = useState(routine.name)
  const [description, setDescription] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const errorsAt = (field: string) =>
    failure?.errors.filter((error) => error.pointer === `/${field}`).map((error) => error.message)
  const placed = ['/name', '/description']
  const others = failure?.errors.filter((error) => !placed.includes(error.pointer)) ?? []
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post<OwnTemplate>('/practice/routines', templateBody(routine, name, description))
    if (!answer.ok) return setFailure(answer.failure)
    announce(`${answer.data.name} is a template of your practice now.`)
    onTemplates()
    onClose()
  })
  return (
    <Dialog title="Keep as a template of your practice" onClose={onClose}>
      <form class="form" onSubmit={onSubmit} noValidate>
        <TextField label="Name" value={name} maxLength={80} onInput={setName} errors={errorsAt('name')} />
        <NoteField
          label="What it is for"
          value={description}
          onInput={setDescription}
          errors={errorsAt('description')}
        />
        <p class="small">
          Exercises, doses and how often are kept, for both sides. Notes stay here: they are about this client. Choose a
          name that names nobody.
        </p>
        {failure && (failure.errors.length === 0 || others.length > 0) && (
          <FailureNotice failure={{ ...failure, text: others[0]?.message ?? failure.text }} />
        )}
        <button type="submit" class="act" disabled={isBusy}>
          Keep template
        </button>
      </form>
    </Dialog>
  )
}

export function KeepTemplate({ routine }: { readonly routine: DraftRoutine }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" class="quiet" onClick={() => setIsOpen(true)}>
        Keep as a template
      </button>
      {isOpen && <KeepDialog routine={routine} onClose={() => setIsOpen(false)} />}
    </>
  )
}

interface RemoveProps {
  readonly template: OwnTemplate
  readonly onRemoved: (template: OwnTemplate) => void
}

export function RemoveTemplate({ template, onRemoved }: RemoveProps) {
  const { onTemplates } = useDesk()
  const [failure, setFailure] = useState<Failure | null>(null)
  const remove = async () => {
    const answer = await setRemoved(template, true)
    if (!answer.ok) return setFailure(answer.failure)
    onRemoved(template)
    onTemplates()
  }
  return (
    <>
      <small>Of your practice, kept by {template.saved_by.display_name ?? 'an account that is gone'}</small>
      <button type="button" class="quiet" aria-label={`Remove template ${template.name}`} onClick={() => void remove()}>
        Remove
      </button>
      {failure && <FailureNotice failure={failure} />}
    </>
  )
}

/** After a removal: the way back. */
export function PutBack({ template, onDone }: { readonly template: OwnTemplate; readonly onDone: () => void }) {
  const { onTemplates } = useDesk()
  const [failure, setFailure] = useState<Failure | null>(null)
  const putBack = async () => {
    const answer = await setRemoved(template, false)
    if (!answer.ok) return setFailure(answer.failure)
    onTemplates()
    onDone()
  }
  return (
    <div class="notice" role="status">
      <p>{template.name} is removed. Plans made from it stay as they are.</p>
      <button type="button" class="plain" onClick={() => void putBack()}>
        Put {template.name} back
      </button>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}
