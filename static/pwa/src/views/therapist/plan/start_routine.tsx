import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { nameOf } from '../catalogue'
import { isHeldBack, judgementOf } from '../cautions'
import { minutes } from '../dates'
import type { OwnTemplate, Template } from '../wire'
import { count } from '../words'
import { CopyDialog } from './copy_dialog'
import { useDesk } from './desk'
import { emptyRoutine, fittedRoutine, routineOf } from './draft'
import { addRoutine } from './edits'
import { PutBack, RemoveTemplate } from './own_template'
import { scheduleWords } from './schedule_words'
import { restrictedIn } from './scope'

function useFitted(template: Template) {
  const { client, cautions, exercises } = useDesk()
  return fittedRoutine(routineOf(template, client.affected_side), {
    cautions,
    exercises,
    affected: client.affected_side,
  })
}

/** What the client's cautions change in a template, exercise by exercise. */
function FitNote({ template }: { readonly template: Template }) {
  const { cautions, exercises } = useDesk()
  const held = template.prescriptions.filter((each) => isHeldBack(judgementOf(cautions, each.exercise_id)))
  if (held.length === 0) return null
  const words = held.map(({ exercise_id }) => {
    const { instead } = judgementOf(cautions, exercise_id)
    const name = nameOf(exercises, exercise_id)
    return instead ? `${nameOf(exercises, instead)} in place of ${name}` : `without ${name}`
  })
  return <p class="small odd">For this client: {words.join(', ')}.</p>
}

interface CardProps {
  readonly template: Template
  readonly children?: ComponentChildren
}

function TemplateCard({ template, children }: CardProps) {
  const { change, exercises, notForYou } = useDesk()
  const fitted = useFitted(template)
  const forOthers = notForYou === null ? [] : restrictedIn(fitted, exercises)
  return (
    <li class="template">
      <b>{template.name}</b>
      <small>
        {minutes(template.total_seconds)}, {count(template.prescriptions.length, 'exercise')} ·{' '}
        {scheduleWords(template)}
      </small>
      <p class="small">{template.description}</p>
      <p class="small">{template.prescriptions.map((each) => nameOf(exercises, each.exercise_id)).join(' · ')}</p>
      <FitNote template={template} />
      {forOthers.length > 0 && (
        <p class="small odd">
          With {forOthers.join(', ')}. {notForYou}
        </p>
      )}
      <button
        type="button"
        class="plain"
        disabled={forOthers.length > 0 || fitted.prescriptions.length === 0}
        onClick={() => change(addRoutine(fitted))}
      >
        {forOthers.length > 0 ? `Not for your profession: ${template.name}` : `Add ${template.name}`}
      </button>
      {children}
    </li>
  )
}

/** Another routine: from a template or empty. Open from the start while the plan has none. */
export function StartRoutine({ isFirst }: { readonly isFirst: boolean }) {
  const { change, ownTemplates, templates } = useDesk()
  const [removed, setRemoved] = useState<OwnTemplate | null>(null)
  const [isCopying, setIsCopying] = useState(false)
  return (
    <details class="card start-routine" open={isFirst}>
      <summary>{isFirst ? 'Start with a routine' : 'Add another routine'}</summary>
      <ul class="templates">
        {(ownTemplates ?? []).map((template) => (
          <TemplateCard key={template.id} template={template}>
            <RemoveTemplate template={template} onRemoved={setRemoved} />
          </TemplateCard>
        ))}
        {templates.map((template) => (
          <TemplateCard key={template.id} template={template} />
        ))}
        <li class="template">
          <b>Empty routine</b>
          <p class="small">Choose single exercises of the library.</p>
          <button type="button" class="plain" onClick={() => change(addRoutine(emptyRoutine('Routine')))}>
            Add an empty routine
          </button>
        </li>
        <li class="template">
          <b>Another client's plan</b>
          <p class="small">Take over routines and doses, without notes.</p>
          <button type="button" class="plain" onClick={() => setIsCopying(true)}>
            Choose a client
          </button>
        </li>
      </ul>
      {removed && <PutBack template={removed} onDone={() => setRemoved(null)} />}
      {isCopying && <CopyDialog fromId={null} onClose={() => setIsCopying(false)} />}
    </details>
  )
}
