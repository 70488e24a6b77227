import { byId, type ExerciseById, nameOf } from '../catalogue'
import { minutes } from '../dates'
import type { Catalogue, ClientItem, FirstVisit, Suggestion, Template } from '../wire'

interface Props {
  readonly client: ClientItem
  readonly visit: FirstVisit
  readonly isHeld: boolean
  readonly templates: readonly Template[]
  readonly catalogue: Catalogue
}

function changeWords({ exercise_id, instead }: Suggestion['changes'][number], exercises: ExerciseById): string {
  const name = nameOf(exercises, exercise_id)
  return instead ? `${nameOf(exercises, instead)} in place of ${name}` : `without ${name}`
}

function SuggestionCard(props: {
  suggestion: Suggestion
  template: Template
  clientId: string
  exercises: ExerciseById
}) {
  const { suggestion, template, clientId, exercises } = props
  return (
    <li class="template">
      <b>{template.name}</b>
      <small>
        {suggestion.kind === 'beside' ? 'To go with it' : 'As the plan'} · {minutes(template.total_seconds)}
      </small>
      <ul class="bullets small">
        {suggestion.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {suggestion.changes.length > 0 && (
        <p class="small odd">
          For this client: {suggestion.changes.map((change) => changeWords(change, exercises)).join(', ')}.
        </p>
      )}
      {suggestion.needs_choice && (
        <p class="small odd">Holds an exercise that only a physiotherapist may choose for this person.</p>
      )}
      <a class="plain" href={`/therapist/clients/${clientId}/plan/from/${template.id}`}>
        Open {template.name} in the plan builder
      </a>
    </li>
  )
}

function why({ visit, isHeld }: Props): string | null {
  if (isHeld) return 'Nothing is suggested while something holds the whole plan.'
  if (!visit.findings) return 'Save what you found, and routines that may suit stand here with their reasons.'
  return visit.suggestions.length === 0
    ? 'The cautions leave too little of every template: choose single exercises.'
    : null
}

/** Template routines that may suit, each with its reasons. Nothing is added to the plan from here by itself. */
export function Suggestions(props: Props) {
  const { visit, templates, catalogue, client } = props
  const empty = why(props)
  const exercises = byId(catalogue)
  return (
    <section class="card" aria-labelledby="suggested">
      <h2 id="suggested">Routines that may suit</h2>
      <p class="small">You decide. Each opens the plan builder, where you change what you like before saving.</p>
      {empty && <p>{empty}</p>}
      {!empty && (
        <ul class="templates">
          {visit.suggestions.flatMap((suggestion) => {
            const template = templates.find(({ id }) => id === suggestion.template_id)
            return template
              ? [<SuggestionCard key={template.id} {...{ suggestion, template, exercises }} clientId={client.id} />]
              : []
          })}
        </ul>
      )}
    </section>
  )
}
