import { useEffect, useRef } from 'preact/hooks'
import { SIDE_CHOICES } from '../client/client_form'
import { moment } from '../dates'
import { Choice } from '../parts/choice'
import { NoteField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ClientItem, FirstVisit } from '../wire'
import { AGGRAVATORS, DAYS, LABELS, REGIONS, TOLD, told, untold } from './findings'
import { FindingsConflict } from './findings_conflict'
import { useFindings } from './use_findings'

const TEXTS = [
  ['goals', "In the client's own words."],
  ['gait', undefined],
  ['posture', undefined],
  ['note', 'Your own notes: they never reach the client.'],
] as const

interface SeveralProps<Code extends string> {
  readonly legend: string
  readonly options: readonly (readonly [Code, string])[]
  readonly chosen: readonly Code[]
  readonly onChange: (chosen: readonly Code[]) => void
}

function Several<Code extends string>({ legend, options, chosen, onChange }: SeveralProps<Code>) {
  const toggle = (code: Code) =>
    onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code])
  return (
    <fieldset class="several">
      <legend>{legend}</legend>
      {options.map(([code, label]) => (
        <label class="check" key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

type Draft = ReturnType<typeof useFindings>

function Fields({ draft }: { readonly draft: Draft }) {
  const { found, set, failure } = draft
  const errorsAt = (field: string) =>
    failure?.errors.filter(({ pointer }) => pointer === `/${field}`).map(({ message }) => message)
  return (
    <>
      <Choice legend="Side with the pain" options={SIDE_CHOICES} value={draft.side} onChange={draft.setSide} />
      <Several
        legend={LABELS.regions}
        options={REGIONS}
        chosen={found.regions}
        onChange={(regions) => set({ regions })}
      />
      <Several
        legend={LABELS.worse_with}
        options={AGGRAVATORS}
        chosen={found.worse_with}
        onChange={(worse_with) => set({ worse_with })}
      />
      <Choice
        legend={LABELS.day}
        options={DAYS}
        value={found.day ?? 'not_asked'}
        onChange={(day) => set({ day: day === 'not_asked' ? null : day })}
      />
      {(['runs', 'reaches_floor'] as const).map((field) => (
        <Choice
          key={field}
          legend={LABELS[field]}
          options={TOLD}
          value={told(found[field])}
          onChange={(value) => set({ [field]: untold(value) })}
        />
      ))}
      {TEXTS.map(([field, hint]) => (
        <NoteField
          key={field}
          label={LABELS[field]}
          hint={hint}
          value={found[field]}
          errors={errorsAt(field)}
          onInput={(text) => set({ [field]: text })}
        />
      ))}
    </>
  )
}

function savedWords(visit: FirstVisit, timeZone: string): string {
  if (!visit.saved_at) return 'Nothing saved yet. Leave open what you did not ask.'
  const by = visit.saved_by?.display_name ? ` by ${visit.saved_by.display_name}` : ''
  return `Saved ${moment(visit.saved_at, new Date(), timeZone)}${by}.`
}

interface Props {
  readonly client: ClientItem
  readonly visit: FirstVisit
  /** Of `visit`. */
  readonly etag: string | null
  readonly onSaved: () => void
  readonly onChanged: (isChanged: boolean) => void
}

export function FindingsForm({ client, visit, etag, onSaved, onChanged }: Props) {
  const draft = useFindings(client, { visit, etag }, onSaved)
  const { isChanged, failure, other, clashes } = draft
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => onChanged(isChanged), [isChanged])
  const { isBusy, onSubmit } = useOneAtATime(draft.save)
  /** What was pressed is gone with the choice. */
  const choose = (take: () => void) => () => {
    take()
    heading.current?.focus()
  }
  return (
    <form class="card form" aria-labelledby="found" onSubmit={onSubmit} noValidate>
      <div>
        <h2 id="found" tabIndex={-1} ref={heading}>
          What you found
        </h2>
        <p class="small">{savedWords(visit, client.time_zone)}</p>
      </div>
      {other && (
        <FindingsConflict
          client={client}
          base={draft.base.found}
          other={other}
          onTakeOver={choose(draft.takeOver)}
          onTakeTheirs={choose(draft.takeTheirs)}
        />
      )}
      {clashes.length > 0 && (
        <p class="notice" role="status">
          You both wrote {clashes.map((field) => LABELS[field]).join(', ')}. Of texts both stand, of choices yours. Look
          at them, then save.
        </p>
      )}
      <Fields draft={draft} />
      {failure && <FailureNotice failure={failure} />}
      <div class="form-acts">
        <button
          type="submit"
          class="act"
          disabled={isBusy || other !== null || (!isChanged && visit.findings !== null)}
        >
          {isBusy ? 'Saving …' : 'Save and suggest routines'}
        </button>
        <button type="button" class="plain" disabled={!isChanged} onClick={draft.takeBack}>
          Take back
        </button>
      </div>
    </form>
  )
}
