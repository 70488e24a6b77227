import { nameOf } from '../catalogue'
import { minutes } from '../dates'
import type { Template } from '../wire'
import { count } from '../words'
import { useDesk } from './desk'
import { emptyRoutine, routineOf } from './draft'
import { addRoutine } from './edits'
import { scheduleWords } from './schedule_words'
import { restrictedIn } from './scope'

function TemplateCard({ template }: { readonly template: Template }) {
  const { change, client, exercises, notForYou } = useDesk()
  const forOthers = notForYou === null ? [] : restrictedIn(template, exercises)
  const isConcerned = template.cautions.some((code) => client.cautions.includes(code))
  return (
    <li class="template">
      <b>{template.name}</b>
      <small>
        {minutes(template.total_seconds)}, {count(template.prescriptions.length, 'exercise')} ·{' '}
        {scheduleWords(template)}
      </small>
      <p class="small">{template.description}</p>
      <p class="small">{template.prescriptions.map((each) => nameOf(exercises, each.exercise_id)).join(' · ')}</p>
      {isConcerned && (
        <p class="small odd">Holds an exercise to be avoided for this client: swap or remove it after adding.</p>
      )}
      {forOthers.length > 0 && (
        <p class="small odd">
          With {forOthers.join(', ')}. {notForYou}
        </p>
      )}
      <button
        type="button"
        class="plain"
        disabled={forOthers.length > 0}
        onClick={() => change(addRoutine(routineOf(template, client.affected_side)))}
      >
        {forOthers.length > 0 ? `Not for your profession: ${template.name}` : `Add ${template.name}`}
      </button>
    </li>
  )
}

/** Another routine: from a template or empty. Open from the start while the plan has none. */
export function StartRoutine({ isFirst }: { readonly isFirst: boolean }) {
  const { change, templates } = useDesk()
  return (
    <details class="card start-routine" open={isFirst}>
      <summary>{isFirst ? 'Start with a routine' : 'Add another routine'}</summary>
      <ul class="templates">
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
      </ul>
    </details>
  )
}
